import fc from 'fast-check';
import { randomCheckpoint } from '../randomCheckpoint';
import { writeSafetensors } from '../writeSafetensors';

const good = new Uint8Array(
  writeSafetensors(
    randomCheckpoint({ block: 'basic', layers: [1, 1], width: 4, classes: 2, reduction: 2, stemKernel: 3 }),
    { config: '{"num_classes":2,"label_names":["a","b"]}' },
  ),
);
const headerBytes = Number(new DataView(good.buffer).getBigUint64(0, true));
const header: Record<string, Record<string, unknown>> = JSON.parse(
  new TextDecoder().decode(good.subarray(8, 8 + headerBytes)),
);
const names = Object.keys(header).filter((name) => name !== '__metadata__');

type Damage = (bytes: Uint8Array) => Uint8Array;

function join(...parts: Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
const part = fc.nat({ max: 1_000_000 });
/** Half of all places fall in the header, which is where a byte matters. */
const placeIn = (bytes: Uint8Array, at: number) =>
  at % 2 ? at % bytes.length : at % Math.min(8 + headerBytes, bytes.length);

const flip = fc.tuple(part, fc.integer({ min: 1, max: 255 })).map(
  ([at, mask]): Damage =>
    (bytes) => {
      const changed = bytes.slice();
      if (changed.length > 0) changed[placeIn(changed, at)] ^= mask;
      return changed;
    },
);
const cut = part.map(
  (at): Damage =>
    (bytes) =>
      bytes.length ? bytes.slice(0, placeIn(bytes, at)) : bytes,
);
const remove = fc.tuple(part, fc.integer({ min: 1, max: 64 })).map(
  ([at, count]): Damage =>
    (bytes) => {
      const from = bytes.length ? placeIn(bytes, at) : 0;
      return join(bytes.subarray(0, from), bytes.subarray(from + count));
    },
);
const insert = fc.tuple(part, fc.uint8Array({ minLength: 1, maxLength: 16 })).map(
  ([at, added]): Damage =>
    (bytes) => {
      const from = bytes.length ? placeIn(bytes, at) : 0;
      return join(bytes.subarray(0, from), added, bytes.subarray(from));
    },
);
const duplicate = fc.tuple(part, fc.integer({ min: 1, max: 256 })).map(
  ([at, count]): Damage =>
    (bytes) => {
      const from = bytes.length ? placeIn(bytes, at) : 0;
      return join(bytes.subarray(0, from + count), bytes.subarray(from));
    },
);

const size = fc.oneof(
  fc.constantFrom(0, 1, 2, 3, 4, 8, -1, 0.5, 2 ** 31, 2 ** 53, 1e300),
  fc.constantFrom(null, '4', [4], true),
);
const wrongName = fc.constantFrom(
  '',
  '__proto__',
  ' ',
  'layer9.9.se.fc.0.weight',
  'layer1.4294967295.conv1.weight',
  'module.fc.bias',
);
type HeaderChange = (tensors: Record<string, unknown>, name: string) => void;
const fieldOf = (tensors: Record<string, unknown>, name: string) => tensors[name] as Record<string, unknown>;
const headerChange: fc.Arbitrary<HeaderChange> = fc.oneof(
  fc.constantFrom('F16', 'BF16', 'F64', 'F32', 'U8', 'I32', 'F4', 'f32', 1, null).map(
    (dtype): HeaderChange =>
      (tensors, name) => {
        fieldOf(tensors, name).dtype = dtype;
      },
  ),
  fc.oneof(fc.array(size, { maxLength: 5 }), size).map(
    (shape): HeaderChange =>
      (tensors, name) => {
        fieldOf(tensors, name).shape = shape;
      },
  ),
  fc.constant<HeaderChange>((tensors, name) => {
    const { shape } = fieldOf(tensors, name);
    fieldOf(tensors, name).shape = [...(shape as number[])].reverse();
  }),
  fc.oneof(fc.array(size, { maxLength: 3 }), size).map(
    (offsets): HeaderChange =>
      (tensors, name) => {
        fieldOf(tensors, name).data_offsets = offsets;
      },
  ),
  fc.integer({ min: -16, max: 16 }).map(
    (by): HeaderChange =>
      (tensors, name) => {
        const [begin, end] = fieldOf(tensors, name).data_offsets as number[];
        fieldOf(tensors, name).data_offsets = [begin + by, end + by];
      },
  ),
  fc.constantFrom(...names).map(
    (other): HeaderChange =>
      (tensors, name) => {
        const offsets = fieldOf(tensors, name).data_offsets;
        fieldOf(tensors, name).data_offsets = fieldOf(tensors, other).data_offsets;
        fieldOf(tensors, other).data_offsets = offsets;
      },
  ),
  fc.constantFrom(...names).map(
    (other): HeaderChange =>
      (tensors, name) => {
        fieldOf(tensors, name).data_offsets = fieldOf(tensors, other).data_offsets;
      },
  ),
  fc.oneof(wrongName, fc.constantFrom(...names)).map(
    (other): HeaderChange =>
      (tensors, name) => {
        const entry = tensors[name];
        delete tensors[name];
        Object.defineProperty(tensors, other, {
          value: entry,
          enumerable: true,
          configurable: true,
          writable: true,
        });
      },
  ),
  fc.constant<HeaderChange>((tensors, name) => {
    delete tensors[name];
  }),
  fc.jsonValue({ maxDepth: 3 }).map(
    (value): HeaderChange =>
      (tensors) => {
        tensors.__metadata__ = value;
      },
  ),
  fc.jsonValue({ maxDepth: 2 }).map(
    (value): HeaderChange =>
      (tensors) => {
        tensors.__metadata__ = { config: JSON.stringify(value), stem_stride: JSON.stringify(value) };
      },
  ),
);

/** The header written anew with its right length, so that the damage reaches the checks behind JSON. */
const rewritten = fc.tuple(headerChange, fc.constantFrom(...names), fc.nat({ max: 3 })).map(
  ([change, name, spaces]): Damage =>
    () => {
      const tensors = structuredClone(header);
      change(tensors, name);
      const text = new TextEncoder().encode(JSON.stringify(tensors) + ' '.repeat(spaces));
      const length = new Uint8Array(8);
      new DataView(length.buffer).setBigUint64(0, BigInt(text.length), true);
      return join(length, text, good.subarray(8 + headerBytes));
    },
);
const lengthField = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(
  (value): Damage =>
    (bytes) => {
      const changed = bytes.slice();
      if (changed.length >= 8) new DataView(changed.buffer).setBigUint64(0, value, true);
      return changed;
    },
);

/** A value of the data that is no number, or infinite, or negative where a variance stands. */
const poison = fc.tuple(part, fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1)).map(
  ([at, value]): Damage =>
    (bytes) => {
      const changed = bytes.slice();
      const place = 8 + headerBytes + 4 * (at % ((good.length - 8 - headerBytes) / 4));
      if (place + 4 <= changed.length) new DataView(changed.buffer).setFloat32(place, value, true);
      return changed;
    },
);

const bytewise = fc.oneof(flip, cut, remove, insert, duplicate, lengthField, poison);
/** A small valid weights file with one to three damages: bytes, or the header written anew with a wrong field. */
export const damagedFiles = fc
  .tuple(
    fc.oneof(rewritten, bytewise),
    fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(bytewise, { maxLength: 2 })),
  )
  .map(([first, rest]) => ({
    bytes: rest.reduce((bytes, damage) => damage(bytes), first(good)),
    // Seed and path replay a failure; thousands of bytes would bury them.
    [fc.toStringMethod]() {
      return `${this.bytes.length} bytes`;
    },
  }));
