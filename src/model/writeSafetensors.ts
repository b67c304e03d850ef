import type { Dtype } from './safetensors';

export interface TensorToWrite {
  shape: number[];
  /** A Float32Array is written as F32; raw little-endian bytes need their dtype. */
  data: Float32Array | Uint8Array;
  dtype?: Dtype;
}

/**
 * A .safetensors file: tensors by descending element size, then by name, as the reference writer orders them;
 * the header padded with spaces to a multiple of 8.
 */
export function writeSafetensors(
  tensors: Map<string, TensorToWrite>,
  metadata?: Record<string, string>,
): ArrayBuffer {
  const elementSize = ({ shape, data }: TensorToWrite) =>
    data.byteLength /
    Math.max(
      1,
      shape.reduce((product, size) => product * size, 1),
    );
  const sorted = [...tensors].sort(
    ([nameA, a], [nameB, b]) => elementSize(b) - elementSize(a) || (nameA < nameB ? -1 : 1),
  );

  const entries: [string, unknown][] = metadata ? [['__metadata__', metadata]] : [];
  let position = 0;
  for (const [name, { shape, data, dtype = 'F32' }] of sorted) {
    entries.push([name, { dtype, shape, data_offsets: [position, position + data.byteLength] }]);
    position += data.byteLength;
  }
  const text = new TextEncoder().encode(JSON.stringify(Object.fromEntries(entries)));
  const headerBytes = Math.ceil(text.length / 8) * 8;

  const file = new Uint8Array(8 + headerBytes + position);
  new DataView(file.buffer).setBigUint64(0, BigInt(headerBytes), true);
  file.fill(0x20, 8, 8 + headerBytes).set(text, 8);
  let offset = 8 + headerBytes;
  for (const [, { data }] of sorted) {
    file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), offset);
    offset += data.byteLength;
  }
  return file.buffer;
}
