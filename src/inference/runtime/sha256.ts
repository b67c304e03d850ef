import { sha256 as sha256InScript } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 in hex. On plain http the browser has no `crypto.subtle`, and a script computes it. */
export async function sha256(buffer: ArrayBuffer): Promise<string> {
  const digest = globalThis.crypto?.subtle
    ? new Uint8Array(await crypto.subtle.digest('SHA-256', buffer))
    : sha256InScript(new Uint8Array(buffer));
  return bytesToHex(digest);
}
