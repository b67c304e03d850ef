import { gzipSync } from 'node:zlib';

/** gzip that saves less than this is not worth the work of unpacking. */
const LEAST_SAVING = 0.02;

/** A file as text for a page: base64, of gzip where that is smaller. `src/site/unpackFile.ts` reads it. */
export function packFile(bytes: Uint8Array): { base64: string; gzip: boolean } {
  const packed = gzipSync(bytes, { level: 9 });
  const gzip = packed.byteLength < (1 - LEAST_SAVING) * bytes.byteLength;
  return { base64: Buffer.from(gzip ? packed : bytes).toString('base64'), gzip };
}
