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

interface Window {
  from: number;
  bytes: ArrayBuffer;
}

/** A file sorts its tensors by dtype: a convolution's filter lies far from the batch norm that is read after it. */
const WINDOWS = 2;

/**
 * A source over one that is slow to begin: parts smaller than `window` bytes come out of larger ones read once. A
 * checkpoint has hundreds of small tensors, mostly one after the other.
 */
export function windowed({ size, read }: ByteSource, window = 4 << 20): ByteSource {
  /** The one used last comes first. */
  let held: Window[] = [];
  return {
    size,
    read(begin, end) {
      if (end - begin > window) return read(begin, end);
      const found = held.find(({ from, bytes }) => from <= begin && end <= from + bytes.byteLength);
      const used = found ?? { from: begin, bytes: read(begin, Math.min(begin + window, size)) };
      held = [used, ...held.filter((other) => other !== used)].slice(0, WINDOWS);
      return used.bytes.slice(begin - used.from, end - used.from);
    },
  };
}
