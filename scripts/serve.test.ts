import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type RunningSite, serveSite } from './serve';

let folder: string;
let site: RunningSite | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'site-'));
  writeFileSync(join(folder, 'index.html'), 'the page');
});
afterEach(async () => {
  await site?.close();
  site = null;
  rmSync(folder, { recursive: true });
});

it('serves the site below its base and nothing above it', async () => {
  site = await serveSite({ folder, base: '/deep/down/' });
  expect(await (await fetch(site.url)).text()).toBe('the page');
  expect((await fetch(new URL('/', site.url))).status).toBe(404);
  expect((await fetch(new URL('missing.png', site.url))).status).toBe(404);
});

it('isolates every answer, unless it plays a host without the headers', async () => {
  site = await serveSite({ folder, base: '/' });
  const isolated = await fetch(new URL('missing.js', site.url));
  expect(isolated.headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp');
  await site.close();
  site = await serveSite({ folder, base: '/', isolated: false });
  expect((await fetch(site.url)).headers.get('Cross-Origin-Embedder-Policy')).toBeNull();
});

it('lets a route answer before the site', async () => {
  const route = (path: string, response: { end(text: string): unknown }) =>
    path === '/secret' && response.end('routed') !== undefined;
  site = await serveSite({ folder, base: '/', route });
  expect(await (await fetch(new URL('secret', site.url))).text()).toBe('routed');
  expect(await (await fetch(site.url)).text()).toBe('the page');
});
