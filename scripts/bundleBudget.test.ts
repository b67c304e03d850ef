import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mainBundle, scriptsOf, staticImports } from './bundleBudget';

it('finds scripts and module preloads in a page, not styles', () => {
  const html =
    '<script type="module" crossorigin src="./assets/index-a.js"></script>' +
    '<link rel="modulepreload" crossorigin href="./assets/react-b.js"><link rel="stylesheet" href="./assets/a.css">';
  expect(scriptsOf(html)).toEqual(['./assets/index-a.js', './assets/react-b.js']);
});

it('tells static from dynamic imports in minified code', () => {
  const code = 'import{a as b}from"./a.js";import"./b.js";export*from"./c.js";const d=()=>import("./d.js");';
  expect(staticImports(code)).toEqual(['./a.js', './b.js', './c.js']);
});

it('counts every file of the page once and leaves the worker and later parts out', () => {
  const dist = mkdtempSync(join(tmpdir(), 'bundle-'));
  try {
    mkdirSync(join(dist, 'assets'));
    writeFileSync(join(dist, 'index.html'), '<script type="module" src="./assets/index.js"></script>');
    writeFileSync(
      join(dist, 'assets/index.js'),
      'import"./a.js";import"./b.js";new Worker(new URL("worker.js",import.meta.url));import("./later.js");import("./openPage-c.js")',
    );
    writeFileSync(join(dist, 'assets/a.js'), 'import"./b.js";');
    writeFileSync(join(dist, 'assets/openPage-c.js'), 'import"./b.js";');
    writeFileSync(join(dist, 'assets/b.js'), 'export const b=1;');
    expect(
      mainBundle(dist)
        .map(({ file }) => file)
        .sort(),
    ).toEqual(['assets/a.js', 'assets/b.js', 'assets/index.js', 'assets/openPage-c.js']);
  } finally {
    rmSync(dist, { recursive: true });
  }
});
