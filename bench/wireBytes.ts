import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** Bytes of a file as a host sends it that is set up as HOSTING.md asks: texts and WASM as gzip, all else as it is. */
export function wireBytes(path: string): number {
  const bytes = readFileSync(path);
  return /\.(m?js|css|html|json|svg|wasm|webmanifest)$/.test(path)
    ? gzipSync(bytes).byteLength
    : bytes.byteLength;
}
