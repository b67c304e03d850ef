import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isStale } from './freshDist';

let root: string;
const at = (path: string, seconds: number) => utimesSync(join(root, path), seconds, seconds);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fresh-'));
  for (const folder of ['src/model', 'dist']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'src/model/a.ts'), '');
  writeFileSync(join(root, 'src/model/b.ts'), '');
  writeFileSync(join(root, 'dist/index.html'), '');
  for (const path of ['src/model/a.ts', 'src/model/b.ts', 'src/model', 'src']) at(path, 1000);
  at('dist/index.html', 2000);
});
afterEach(() => rmSync(root, { recursive: true }));

it('is fresh when everything is older than the build', () => expect(isStale(root)).toBe(false));

it('is stale without a build', () => {
  rmSync(join(root, 'dist'), { recursive: true });
  expect(isStale(root)).toBe(true);
});

it('is stale when a file deep in src is newer', () => {
  at('src/model/a.ts', 3000);
  expect(isStale(root)).toBe(true);
});

it('is stale when a file was deleted', () => {
  rmSync(join(root, 'src/model/b.ts'));
  expect(isStale(root)).toBe(true);
});
