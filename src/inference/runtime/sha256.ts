import { sha256 as sha256InScript } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { type ByteSource, bufferSource } from '../../model/byteSource';

/** Up to here the browser's own digest takes the file as a whole; larger ones are read in parts of this size. */
const PART = 32 << 20;

/** SHA-256 in hex. On plain http the browser has no `crypto.subtle`, and a script computes it. */
export async function sha256(file: ArrayBuffer | ByteSource, part = PART): Promise<string> {
  const source = file instanceof ArrayBuffer ? bufferSource(file) : file;
  if (source.size <= part && globalThis.crypto?.subtle) {
    const whole = file instanceof ArrayBuffer ? file : source.read(0, source.size);
    return bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', whole)));
  }
  const hash = sha256InScript.create();
  for (let at = 0; at < source.size; at += part) {
    hash.update(new Uint8Array(source.read(at, Math.min(at + part, source.size))));
  }
  return bytesToHex(hash.digest());
}
