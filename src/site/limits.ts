/** Whether this is `npm run build:single`, which brings WASM for one thread only. */
declare const __SINGLE_FILE__: boolean;

/** Why WASM gets one thread here: the page is one file, came over plain http, or from a host without the isolation headers. */
export type ThreadLimit = 'file' | 'insecure' | 'not-isolated';

/** null where there is no such limit. */
export function threadLimit(): ThreadLimit | null {
  if (__SINGLE_FILE__) return 'file';
  if (globalThis.crossOriginIsolated) return null;
  return isSecureContext ? 'not-isolated' : 'insecure';
}

/** Browsers lend the camera only to secure pages; a browser may have none to lend. */
export function cameraLimit(): 'insecure' | 'missing' | null {
  if (navigator.mediaDevices) return null;
  return isSecureContext ? 'missing' : 'insecure';
}

/** Whether the browser keeps models and the page for the next visit: not over plain http. */
export const keepsFiles = (): boolean => isSecureContext;
