/** The browser's caches, as far as they are used here; with room for so many bytes. */
export function memoryCaches(room = Number.POSITIVE_INFINITY): Pick<CacheStorage, 'open'> & { bytes(): number } {
  const kept = new Map<string, { blob: Blob; headers: [string, string][] }>();
  const bytes = () => [...kept.values()].reduce((sum, { blob }) => sum + blob.size, 0);
  const urlOf = (key: RequestInfo | URL) => (key instanceof Request ? key.url : String(key));
  const without = (url: string) => url.split('?')[0];
  const cache = {
    async match(key: RequestInfo) {
      const found = kept.get(urlOf(key));
      return found && new Response(found.blob, { headers: found.headers });
    },
    async put(key: RequestInfo, response: Response) {
      const blob = await response.blob();
      if (bytes() + blob.size > room) throw new DOMException('Quota exceeded.', 'QuotaExceededError');
      kept.set(urlOf(key), { blob, headers: [...response.headers] });
    },
    delete: async (key: RequestInfo) => kept.delete(urlOf(key)),
    keys: async (of?: RequestInfo) =>
      [...kept.keys()]
        .filter((url) => of === undefined || without(url) === without(urlOf(of)))
        .map((url) => new Request(url)),
  };
  return { open: async () => cache as unknown as Cache, bytes };
}
