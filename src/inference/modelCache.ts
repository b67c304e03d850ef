/**
 * Weights of models whose hash is known beforehand, kept by the browser under that hash: the next visit, and a runtime
 * that starts again without a connection, need not fetch them. Where the browser keeps nothing (a private window, no
 * secure origin, no room), everything works without.
 */
const NAME = 'se-lens-models';

const keyOf = (url: string, sha256: string) => `${url}?sha256=${sha256}`;

async function open(): Promise<Cache | null> {
  try {
    return await caches.open(NAME);
  } catch {
    return null;
  }
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
    for (const old of await cache.keys(url, { ignoreSearch: true })) await cache.delete(old);
    await cache.put(keyOf(url, sha256), new Response(bytes));
  } catch {
    // No room: the next visit fetches again.
  }
}

/** Hashes of all weights that are kept. */
export async function storedHashes(): Promise<string[]> {
  const requests = (await (await open())?.keys().catch(() => [])) ?? [];
  return requests.map(({ url }) => new URL(url).searchParams.get('sha256') ?? '');
}
