import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Largest main bundle, gzip: every script loaded to show the page, without the worker. */
export const BUDGET_BYTES = 250_000;

/** The script addresses in a built index.html, module preloads included. */
export function scriptsOf(html: string): string[] {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  return tags
    .filter((tag) => tag.startsWith('<script') || tag.includes('modulepreload'))
    .flatMap((tag) => tag.match(/\b(?:src|href)="([^"]+\.js)"/)?.[1] ?? []);
}

/** The static imports of a built module, as file names. */
export function staticImports(code: string): string[] {
  const lines = code.matchAll(
    /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{},\s]+?from\s*)?["'](\.[^"']+\.js)["']/g,
  );
  return [...lines].map(([, file]) => file);
}

/** The chunk with the page itself, which the entry imports dynamically because `?batch=1` does without it. */
const PAGE_CHUNK = /import\(["'`](\.\/openPage-[^"'`]+\.js)["'`]\)/g;

/** Gzip bytes of every script that the page of `dist` loads before anything is asked for, largest first. */
export function mainBundle(dist: string): { file: string; bytes: number }[] {
  const sizes = new Map<string, number>();
  const visit = (file: string) => {
    if (sizes.has(file)) return;
    const code = readFileSync(join(dist, file), 'utf8');
    sizes.set(file, gzipSync(code, { level: 9 }).byteLength);
    const page = [...code.matchAll(PAGE_CHUNK)].map(([, next]) => next);
    for (const next of [...staticImports(code), ...page]) visit(join(file, '..', next));
  };
  for (const script of scriptsOf(readFileSync(join(dist, 'index.html'), 'utf8'))) visit(join(script));
  return [...sizes].map(([file, bytes]) => ({ file, bytes })).sort((a, b) => b.bytes - a.bytes);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = mainBundle(fileURLToPath(new URL('../dist', import.meta.url)));
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { file, bytes } of files) console.log(`${(bytes / 1000).toFixed(1).padStart(8)} kB  ${file}`);
  console.log(
    `${(total / 1000).toFixed(1).padStart(8)} kB  gzip in all; the budget is ${BUDGET_BYTES / 1000} kB`,
  );
  if (!files.some(({ file }) => file.includes('openPage')))
    throw new Error('The chunk of the page was not found.');
  if (total > BUDGET_BYTES) process.exitCode = 1;
}
