/** A file's bytes, read in parts: a checkpoint of hundreds of megabytes is never in memory as a whole. */
export interface ByteSource {
  size: number;
  /** A fresh copy of the bytes from `begin` up to `end`, which is at most `size`. Throws where the file is gone. */
  read(begin: number, end: number): ArrayBuffer;
}

/** Bytes that are in memory anyway. */
export const bufferSource = (buffer: ArrayBuffer): ByteSource => ({
  size: buffer.byteLength,
  read: (begin, end) => buffer.slice(begin, end),
});

/**
 * A source over one that is slow to begin: parts smaller than `window` bytes come out of a larger one read once. A
 * checkpoint has hundreds of small tensors, mostly one after the other.
 */
export function windowed({ size, read }: ByteSource, window = 4 << 20): ByteSource {
  let from = 0;
  let held = new ArrayBuffer(0);
  return {
    size,
    read(begin, end) {
      if (end - begin > window) return read(begin, end);
      if (begin < from || end > from + held.byteLength) {
        from = begin;
        held = read(begin, Math.min(begin + window, size));
      }
      return held.slice(begin - from, end - from);
    },
  };
}
