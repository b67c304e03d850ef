import { type Failure, fail } from '../domain/failure';
import { isPickle, PICKLE_START } from '../domain/pickle';
import { type Result, succeed } from '../domain/result';
import { type ByteSource, bufferSource } from './byteSource';
import { bfloat16sToFloats, halvesToFloats } from './floatFormats';

/** Bits of one element; the list of the reference reader (huggingface/safetensors 24b0b28). */
const DTYPE_BITS = {
  BOOL: 8,
  F4: 4,
  F6_E2M3: 6,
  F6_E3M2: 6,
  U8: 8,
  I8: 8,
  F8_E5M2: 8,
  F8_E4M3: 8,
  F8_E8M0: 8,
  F8_E4M3FNUZ: 8,
  F8_E5M2FNUZ: 8,
  I16: 16,
  U16: 16,
  F16: 16,
  BF16: 16,
  I32: 32,
  U32: 32,
  F32: 32,
  C64: 64,
  F64: 64,
  I64: 64,
  U64: 64,
} as const;

export type Dtype = keyof typeof DTYPE_BITS;

/** Dtypes that weights may have. */
export const READABLE_DTYPES: readonly Dtype[] = ['F32', 'F16', 'BF16', 'F64'];

const MAX_HEADER_BYTES = 100_000_000n;

export interface TensorEntry {
  dtype: Dtype;
  shape: number[];
  /** Byte offsets in the data buffer, end exclusive. */
  begin: number;
  end: number;
}

export interface SafetensorsFile {
  metadata: Map<string, string>;
  tensors: Map<string, TensorEntry>;
  /** A fresh float32 copy, row-major; of U8 too. Throws on an unknown name and on any other dtype. */
  read(name: string): Float32Array;
}

/** A header error: thrown and caught inside this file only. */
class HeaderError extends Error {
  readonly details: Failure['details'];

  /** `reason` is an i18n key `reason.REASON`; `places` fills its text. */
  constructor(reason: string, places: Failure['details'] = {}) {
    super(reason);
    this.details = { reason, ...places };
  }
}

/**
 * Reads a .safetensors file with every check of the reference reader: header length, UTF-8, JSON structure,
 * tensors that cover the data without hole or overlap and end where the file ends. Values are not looked at.
 * Fails with `weights-truncated` or `weights-header`, with `weights-pickle` where a checkpoint of PyTorch was
 * renamed; throws only where the source does.
 */
export function parseSafetensors(file: ArrayBuffer | ByteSource): Result<SafetensorsFile> {
  const source = file instanceof ArrayBuffer ? bufferSource(file) : file;
  const { size } = source;
  if (size < 8) return fail('weights-truncated', { reason: 'too-short', bytes: size });
  const headerBytes = new DataView(source.read(0, 8)).getBigUint64(0, true);
  if (headerBytes > MAX_HEADER_BYTES) {
    // Read as a length, the first bytes of a checkpoint are beyond every length: it was only renamed.
    if (isPickle(new Uint8Array(source.read(0, Math.min(size, PICKLE_START))))) return fail('weights-pickle');
    return fail('weights-header', {
      reason: 'header-size',
      bytes: String(headerBytes),
      most: String(MAX_HEADER_BYTES),
    });
  }
  const dataStart = 8 + Number(headerBytes);
  if (dataStart > size) {
    return fail('weights-truncated', { reason: 'header-end', end: dataStart, bytes: size });
  }

  let header: Header;
  try {
    header = readHeader(new Uint8Array(source.read(8, dataStart)));
  } catch (error) {
    if (error instanceof HeaderError) return fail('weights-header', error.details);
    throw error;
  }

  const end = dataStart + header.dataBytes;
  if (size < end) {
    return fail('weights-truncated', { reason: 'data-end', bytes: size, end });
  }
  if (size > end) {
    return fail('weights-header', { reason: 'trailing', bytes: size - end });
  }

  const { metadata, tensors } = header;
  return succeed({ metadata, tensors, read: (name) => readTensor(source, dataStart, tensors, name) });
}

interface Header {
  metadata: Map<string, string>;
  tensors: Map<string, TensorEntry>;
  dataBytes: number;
}

function readHeader(bytes: Uint8Array<ArrayBuffer>): Header {
  let text: string;
  try {
    // ignoreBOM keeps a byte order mark in the text, so that JSON.parse rejects it as the reference reader does.
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new HeaderError('not-utf8');
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new HeaderError('not-json');
  }
  if (!isObject(json)) throw new HeaderError('not-object');

  let metadata = new Map<string, string>();
  const tensors = new Map<string, TensorEntry>();
  for (const [name, value] of Object.entries(json)) {
    if (name === '__metadata__') metadata = readMetadata(value);
    else tensors.set(name, readEntry(name, value));
  }
  return { metadata, tensors, dataBytes: checkCoverage(tensors) };
}

function readMetadata(value: unknown): Map<string, string> {
  const metadata = new Map<string, string>();
  // The reference reader takes null for none.
  if (value === null) return metadata;
  if (!isObject(value)) throw new HeaderError('metadata', { tensor: '__metadata__' });
  for (const [key, text] of Object.entries(value)) {
    if (typeof text !== 'string') throw new HeaderError('metadata', { tensor: key });
    metadata.set(key, text);
  }
  return metadata;
}

function readEntry(name: string, value: unknown): TensorEntry {
  if (!isObject(value)) throw new HeaderError('entry', { tensor: name });
  const { dtype, shape, data_offsets: offsets } = value;
  if (typeof dtype !== 'string' || !Object.hasOwn(DTYPE_BITS, dtype)) {
    throw new HeaderError('dtype', { tensor: name, value: quote(dtype) });
  }
  if (!isSizes(shape)) throw new HeaderError('shape', { tensor: name, value: quote(shape) });
  if (!isSizes(offsets) || offsets.length !== 2) {
    throw new HeaderError('offsets', { tensor: name, value: quote(offsets) });
  }
  return { dtype: dtype as Dtype, shape, begin: offsets[0], end: offsets[1] };
}

/** No holes, no overlap, every size as shape and dtype say; returns the length of the data. */
function checkCoverage(tensors: Map<string, TensorEntry>): number {
  const sorted = [...tensors].sort(([, a], [, b]) => a.begin - b.begin || a.end - b.end);
  let position = 0;
  for (const [name, { dtype, shape, begin, end }] of sorted) {
    if (begin !== position || end < begin) {
      throw new HeaderError('place', { tensor: name, begin, end, expected: position });
    }
    let bits = 1;
    for (const factor of [...shape, DTYPE_BITS[dtype]]) {
      bits *= factor;
      if (!Number.isSafeInteger(bits))
        throw new HeaderError('too-large', { tensor: name, value: quote(shape) });
    }
    if (bits % 8 !== 0) throw new HeaderError('half-byte', { tensor: name });
    if (end - begin !== bits / 8) {
      throw new HeaderError('size', { tensor: name, bytes: end - begin, expected: bits / 8 });
    }
    position = end;
  }
  return position;
}

function readTensor(
  source: ByteSource,
  dataStart: number,
  tensors: Map<string, TensorEntry>,
  name: string,
): Float32Array {
  const entry = tensors.get(name);
  if (!entry) throw new Error(`no tensor ${name}`);
  // A copy: timm's files of 2023 start their data at odd offsets, where no typed array can look.
  const bytes = source.read(dataStart + entry.begin, dataStart + entry.end);
  switch (entry.dtype) {
    case 'F32':
      return new Float32Array(bytes);
    case 'F16':
      return halvesToFloats(new Uint16Array(bytes));
    case 'BF16':
      return bfloat16sToFloats(new Uint16Array(bytes));
    case 'F64':
      return Float32Array.from(new Float64Array(bytes));
    case 'U8':
      return Float32Array.from(new Uint8Array(bytes));
    default:
      throw new Error(`${name} is ${entry.dtype}, readable are U8, ${READABLE_DTYPES.join(', ')}`);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}

/** JSON that nests thousands deep is read by JSON.parse, but overflows the stack of JSON.stringify. */
function quote(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'nothing';
  } catch {
    return '…';
  }
}
