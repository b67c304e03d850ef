import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { bufferSource, windowed } from './byteSource';

const file = Uint8Array.from({ length: 500 }, (_, at) => (at * 37) % 251);
const part = fc
  .tuple(fc.nat(file.length), fc.nat(file.length))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);

it('gives the same bytes through a window, in whatever order they are asked for', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), fc.integer({ min: 1, max: 200 }), (parts, window) => {
      const source = windowed(bufferSource(file.slice().buffer), window);
      for (const [begin, end] of parts)
        expect([...new Uint8Array(source.read(begin, end))]).toEqual([...file.subarray(begin, end)]);
    }),
  );
});

it('gives copies: what a reader does to its bytes is seen by no other', () => {
  const source = windowed(bufferSource(file.slice().buffer), 100);
  new Uint8Array(source.read(10, 20)).fill(0);
  expect([...new Uint8Array(source.read(10, 20))]).toEqual([...file.subarray(10, 20)]);
});

/** Through windows of 100 bytes, with the number of reads behind them. */
function counted() {
  const reads: number[] = [];
  const { size, read } = bufferSource(file.slice().buffer);
  const source = windowed(
    {
      size,
      read: (begin, end) => {
        reads.push(begin);
        return read(begin, end);
      },
    },
    100,
  );
  return { reads, source };
}

it('reads small parts that lie together at once', () => {
  const { reads, source } = counted();
  for (let at = 0; at < 100; at += 10) source.read(at, at + 10);
  expect(reads).toEqual([0]);
});

it('reads at once, too, what is asked for in turn from two places, as of two dtypes', () => {
  const { reads, source } = counted();
  for (let at = 0; at < 100; at += 10) for (const place of [0, 300]) source.read(place + at, place + at + 10);
  expect(reads).toEqual([0, 300]);
});
