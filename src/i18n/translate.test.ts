import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import en from './en.json';
import { failureText } from './failureText';
import { loadMessages, type MessageKey, translator } from './translate';
import zh from './zh.json';

const places = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

describe('messages', () => {
  it('exist in both languages under the same keys', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
  });

  it('name the same places in both languages and are never empty', () => {
    for (const key of Object.keys(en) as MessageKey[]) {
      expect(zh[key].trim(), key).not.toBe('');
      expect(places(zh[key]), key).toEqual(places(en[key]));
    }
  });

  it('are translated: no Chinese text repeats the English sentence', () => {
    const same = (Object.keys(en) as MessageKey[]).filter(
      (key) => zh[key] === en[key] && /[a-z]{3,} [a-z]{3,}/.test(en[key]),
    );
    expect(same).toEqual([]);
  });

  it('fill their places and leave unknown ones visible', () => {
    expect(translator('en')('photo.size', { width: 3, height: 4 })).toBe('3 × 4 pixels');
    expect(translator('en')('photo.size', { width: 3 })).toBe('3 × {height} pixels');
  });
});

describe('a failure', () => {
  it('says its reason in the language of the message, in English until that has come', async () => {
    const failure = { code: 'weights-header', details: { reason: 'trailing', bytes: 4 } };
    expect(failureText(translator('en'), failure)).toContain(': 4 bytes follow its last tensor.');
    expect(translator('zh')).toBe(translator('en'));
    await loadMessages('zh');
    expect(failureText(translator('zh'), failure)).toContain('最后一个张量之后还有 4 字节');
  });

  it('has a text for every code and reason that the sources name', () => {
    const named = (file: string, pattern: RegExp) =>
      [...readFileSync(new URL(file, import.meta.url), 'utf8').matchAll(pattern)].map(([, name]) => name);
    const codes = named('../domain/failure.ts', /\| '([a-z-]+)'/g);
    const reasons = named('../model/safetensors.ts', /(?:reason: |HeaderError\()'([a-z0-9-]+)'/g);
    expect(codes.length).toBeGreaterThan(30);
    expect(reasons.length).toBeGreaterThan(15);
    for (const code of codes) expect(en).toHaveProperty([`error.${code}`]);
    for (const reason of reasons) expect(en).toHaveProperty([`reason.${reason}`]);
  });
});
