/** Why WASM gets one thread here: a page from disk, plain http, or a host without the isolation headers. */
export type ThreadLimit = 'file' | 'insecure' | 'not-isolated';

/** null where there is no such limit. */
export function threadLimit(): ThreadLimit | null {
  if (globalThis.crossOriginIsolated) return null;
  if (location.protocol === 'file:') return 'file';
  return isSecureContext ? 'not-isolated' : 'insecure';
}

/** Browsers lend the camera only to secure pages; a browser may have none to lend. */
export function cameraLimit(): 'insecure' | 'missing' | null {
  if (navigator.mediaDevices) return null;
  return isSecureContext ? 'missing' : 'insecure';
}

/** Whether the browser keeps models and the page for the next visit: not over plain http. */
export const keepsFiles = (): boolean => isSecureContext;
