import type { WorkboxPlugin } from 'workbox-core/types.js';
import { storedWeights } from '../inference/modelCache';
import { sha256 } from '../inference/runtime/sha256';

const isWeights = ({ pathname }: URL) => pathname.endsWith('/model.safetensors');

/** Weights that the page keeps already need neither be fetched nor kept a second time. */
export const keptWeights: WorkboxPlugin = {
  async cachedResponseWillBeUsed({ request, cachedResponse }) {
    const url = new URL(request.url);
    const revision = url.searchParams.get('__WB_REVISION__');
    if (cachedResponse || revision === null || !isWeights(url)) return cachedResponse;
    url.search = '';
    const bytes = await (await storedWeights(url.href, revision))?.arrayBuffer();
    if (!bytes || (await sha256(bytes)) !== revision) return null;
    return new Response(bytes, { headers: { 'Content-Length': String(bytes.byteLength) } });
  },
};

/** Weights that a page asks for are left to it: it keeps them itself. */
export const weightsLeftToPage: WorkboxPlugin = {
  cacheWillUpdate: async ({ request, response }) =>
    response.ok && !isWeights(new URL(request.url)) ? response : null,
};
