import { describe, expect, it } from 'vitest';
import en from './en.json';
import { type MessageKey, translator } from './translate';
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
