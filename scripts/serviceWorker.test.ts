import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { siteManifest } from './serviceWorker';

const CATALOG = JSON.stringify([{ id: 'small' }, { id: 'usual', default: true }]);
let dist: string;

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(dist, path)), { recursive: true });
  writeFileSync(join(dist, path), text);
};
const urls = (entries: { url: string }[]) => entries.map(({ url }) => url);

beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'manifest-'));
  write('index.html', '<!doctype html>');
  write('sw.js', 'of the build before');
  write('assets/index-1.js', 'a');
  write('samples/a cat.jpg', 'b');
  write('models/index.json', CATALOG);
  for (const model of ['small', 'usual'])
    for (const file of ['config.json', 'model.safetensors', 'README.md', 'train.log'])
      write(`models/${model}/${file}`, `${model} ${file}`);
});
afterEach(() => rmSync(dist, { recursive: true }));

describe('siteManifest', () => {
  it('keeps the page, the samples and the default model at once, the rest when used', () => {
    const { installed, whenUsed } = siteManifest(dist);
    expect(urls(installed)).toEqual([
      'assets/index-1.js',
      'index.html',
      'models/index.json',
      'models/usual/config.json',
      'models/usual/model.safetensors',
      'samples/a%20cat.jpg',
    ]);
    expect(urls(whenUsed)).toEqual([
      'models/small/README.md',
      'models/small/config.json',
      'models/small/model.safetensors',
      'models/usual/README.md',
    ]);
  });

  it('names the hash of every file, which is its revision where its name does not change with it', () => {
    const { installed } = siteManifest(dist);
    const hash = createHash('sha256').update('usual model.safetensors').digest();
    expect(installed.find(({ url }) => url.endsWith('.safetensors'))).toEqual({
      url: 'models/usual/model.safetensors',
      revision: hash.toString('hex'),
      integrity: `sha256-${hash.toString('base64')}`,
    });
    expect(installed[0].revision).toBeNull();
    expect(installed.every(({ integrity }) => integrity?.startsWith('sha256-'))).toBe(true);
  });

  it('is another one as soon as one file changes', () => {
    const before = JSON.stringify(siteManifest(dist));
    expect(JSON.stringify(siteManifest(dist))).toBe(before);
    write('models/small/config.json', '{}');
    expect(JSON.stringify(siteManifest(dist))).not.toBe(before);
  });
});
