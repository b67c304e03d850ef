import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WorkboxPlugin } from 'workbox-core/types.js';
import { storeWeights } from '../inference/modelCache';
import { isolated } from './isolated';
import { keptWeights, weightsLeftToPage } from './keptWeights';

const WEIGHTS = 'https://lens.example/models/a/model.safetensors';
const BYTES = new TextEncoder().encode('weights');
const HASH = createHash('sha256').update(BYTES).digest('hex');

/** The browser's caches, as far as they are used here. */
function memoryCaches(): Pick<CacheStorage, 'open'> {
  const kept = new Map<string, Response>();
  const cache = {
    match: async (key: string) => kept.get(key)?.clone(),
    put: async (key: string, response: Response) => void kept.set(key, response),
    keys: async () => [],
  };
  return { open: async () => cache as unknown as Cache };
}

const answer = (url: string, cachedResponse?: Response) =>
  keptWeights.cachedResponseWillBeUsed?.({
    request: new Request(url),
    cachedResponse,
  } as Parameters<NonNullable<WorkboxPlugin['cachedResponseWillBeUsed']>>[0]);

beforeEach(async () => {
  vi.stubGlobal('caches', memoryCaches());
  await storeWeights(WEIGHTS, HASH, new Blob([BYTES.slice()]));
});
afterEach(() => vi.unstubAllGlobals());

describe('keptWeights', () => {
  it('answers with what the page keeps under the same hash', async () => {
    const response = await answer(`${WEIGHTS}?__WB_REVISION__=${HASH}`);
    expect(await response?.text()).toBe('weights');
    expect(response?.headers.get('Content-Length')).toBe('7');
  });

  it('gives nothing under another hash, nor damaged bytes', async () => {
    expect(await answer(`${WEIGHTS}?__WB_REVISION__=${'0'.repeat(64)}`)).toBeNull();
    await storeWeights(WEIGHTS, HASH, new Blob([new TextEncoder().encode('weighty')]));
    expect(await answer(`${WEIGHTS}?__WB_REVISION__=${HASH}`)).toBeNull();
  });

  it('leaves other files, and what is in the cache, as they are', async () => {
    expect(await answer(`https://lens.example/index.html?__WB_REVISION__=${HASH}`)).toBeUndefined();
    const cached = new Response('cached');
    expect(await answer(`${WEIGHTS}?__WB_REVISION__=${HASH}`, cached)).toBe(cached);
  });
});

it('leaves weights to the page, and keeps only good answers of other files', async () => {
  const kept = (url: string, status: number) =>
    weightsLeftToPage.cacheWillUpdate?.({
      request: new Request(url),
      response: new Response('', { status }),
    } as Parameters<NonNullable<WorkboxPlugin['cacheWillUpdate']>>[0]);
  expect(await kept(WEIGHTS, 200)).toBeNull();
  expect(await kept('https://lens.example/models/a/config.json', 200)).toBeInstanceOf(Response);
  expect(await kept('https://lens.example/models/a/config.json', 404)).toBeNull();
});

it('adds the isolation headers and changes nothing else', async () => {
  const response = isolated(
    new Response('{}', { status: 203, headers: { 'Content-Type': 'application/json' } }),
  );
  expect(response.status).toBe(203);
  expect(await response.text()).toBe('{}');
  expect(Object.fromEntries(response.headers)).toEqual({
    'content-type': 'application/json',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin',
  });
});
