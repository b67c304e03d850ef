import { type ByteSource, bufferSource, windowed } from '../../model/byteSource';

/**
 * A file of any size as a source of bytes. A worker reads its parts when they are asked for; a page, which may not
 * wait for a file, reads it as a whole. Throws where the file cannot be read (any more).
 */
export async function blobSource(blob: Blob): Promise<ByteSource> {
  if (!('FileReaderSync' in globalThis)) return bufferSource(await blob.arrayBuffer());
  const reader = new FileReaderSync();
  return windowed({
    size: blob.size,
    read: (begin, end) => reader.readAsArrayBuffer(blob.slice(begin, end)),
  });
}
