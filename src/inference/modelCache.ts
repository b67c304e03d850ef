import type { StoredModel } from '../domain/download';

/**
 * Weights kept by the browser under their address and hash: the next visit, and a runtime that starts again without a
 * connection, need not fetch them. Where the browser keeps nothing (a private window, no secure origin, no room),
 * everything works without.
 */
const NAME = 'se-lens-models';

const keyOf = (url: string, sha256: string) => `${url}?sha256=${sha256}`;
/** Beside the weights it belongs to: in the list, and when they are removed, it is a part of them. */
const configKeyOf = (url: string) => `${url}?config`;

const ID = 'X-Model-Id';
const VERIFIED = 'X-Model-Verified';
const BESIDE = 'X-Model-Beside';

async function open(): Promise<Cache | null> {
  try {
    return await caches.open(NAME);
  } catch {
    return null;
  }
}

async function removeAll(cache: Cache, url: string): Promise<void> {
  for (const old of await cache.keys(url, { ignoreSearch: true })) await cache.delete(old);
}

/** The bytes kept under this address and hash; null where there are none, or none to be read. */
export async function storedWeights(url: string, sha256: string): Promise<Blob | null> {
  try {
    const found = await (await open())?.match(keyOf(url, sha256));
    return found ? await found.blob() : null;
  } catch {
    return null;
  }
}

/** Keeps the bytes in place of older ones of the same address. */
export async function storeWeights(url: string, sha256: string, bytes: Blob): Promise<void> {
  const cache = await open();
  if (!cache) return;
  try {
    await removeAll(cache, url);
    await cache.put(keyOf(url, sha256), answer(bytes));
  } catch {
    // No room: the next visit fetches again.
  }
}

/** What is kept of a model from elsewhere, as the browser holds it: not in memory before it is read. */
export interface KeptModel {
  weights: Blob;
  config: Blob | null;
  /** Base address of the other files of its folder; null: there are none. */
  beside: string | null;
}

/**
 * Keeps a model from elsewhere in place of an older one of the same address, and answers it as kept; null where the
 * browser keeps nothing or has no room.
 */
export async function storeModel(
  url: string,
  { weights, config, beside }: KeptModel,
  { id, sha256, verified }: Pick<StoredModel, 'sha256' | 'verified'> & { id: string },
): Promise<KeptModel | null> {
  const cache = await open();
  if (!cache) return null;
  try {
    await removeAll(cache, url);
    // Last: what is listed is whole.
    if (config) await cache.put(configKeyOf(url), answer(config));
    const about = { [ID]: encodeURIComponent(id), [VERIFIED]: verified ? '1' : '0', [BESIDE]: beside ?? '' };
    await cache.put(keyOf(url, sha256), answer(weights, about));
    return await keptModel(url);
  } catch {
    await removeAll(cache, url).catch(() => {});
    return null;
  }
}

/** The model kept under this address of its weights, whatever its hash. */
export async function keptModel(url: string): Promise<KeptModel | null> {
  try {
    const cache = await open();
    const [key] = ((await cache?.keys(url, { ignoreSearch: true })) ?? []).filter(isWeights);
    const weights = key && (await cache?.match(key));
    if (!weights) return null;
    const config = await cache?.match(configKeyOf(url));
    return {
      weights: await weights.blob(),
      config: config ? await config.blob() : null,
      beside: weights.headers.get(BESIDE) || null,
    };
  } catch {
    return null;
  }
}

const hashOf = (url: string) => new URL(url).searchParams.get('sha256') ?? '';
const isWeights = ({ url }: Request) => hashOf(url) !== '';

/** All weights that are kept, the newest last. */
export async function storedModels(): Promise<StoredModel[]> {
  try {
    const cache = await open();
    const keys = ((await cache?.keys()) ?? []).filter(isWeights);
    return await Promise.all(
      keys.map(async ({ url }): Promise<StoredModel> => {
        const kept = (await cache?.match(url)) as Response;
        const id = kept.headers.get(ID);
        const length = kept.headers.get('Content-Length');
        return {
          key: url,
          id: id === null ? null : decodeURIComponent(id),
          bytes: length === null ? (await kept.blob()).size : Number(length),
          sha256: hashOf(url),
          // Bundled models are kept only under the hash that the site tells.
          verified: kept.headers.get(VERIFIED) !== '0',
        };
      }),
    );
  } catch {
    return [];
  }
}

/** Gives up what is kept under this key, with the config beside it. */
export async function removeStored(key: string): Promise<void> {
  const cache = await open();
  if (cache) await removeAll(cache, key).catch(() => {});
}

const answer = (body: Blob, headers: Record<string, string> = {}) =>
  new Response(body, { headers: { 'Content-Length': String(body.size), ...headers } });
