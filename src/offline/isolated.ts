import type { WorkboxPlugin } from 'workbox-core/types.js';

/** The answer with the headers that isolate a page, which gives WASM its threads where the host does not send them. */
export function isolated({ body, status, statusText, headers }: Response): Response {
  const more = new Headers(headers);
  more.set('Cross-Origin-Opener-Policy', 'same-origin');
  more.set('Cross-Origin-Embedder-Policy', 'require-corp');
  return new Response(body, { status, statusText, headers: more });
}

export const isolation: WorkboxPlugin = { handlerWillRespond: async ({ response }) => isolated(response) };
