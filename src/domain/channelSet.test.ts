import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChannelSet, writeChannelSet } from './channelSet';

const sets = fc
  .uniqueArray(fc.nat(2047), { maxLength: 300 })
  .map((channels) => channels.toSorted((a, b) => a - b));

describe('a set of channels', () => {
  it.each([
    ['12, 40-43', [12, 40, 41, 42, 43]],
    ['43-40 12', [12, 40, 41, 42, 43]],
    ['3,1,2,2,1-2', [1, 2, 3]],
    ['7', [7]],
    ['007;8,', [7, 8]],
    ['１２，４０ – ４２、50', [12, 40, 41, 42, 50]],
    ['0～2', [0, 1, 2]],
    ['', []],
    [' , ', []],
  ])('is read from "%s"', (text, channels) => {
    expect(readChannelSet(text, 64)).toEqual({ ok: true, value: channels });
  });

  it.each([
    ['12, cat', 'cat'],
    ['12, -5', '-5'],
    ['1-2-3', '1-2-3'],
    ['4-', '4-'],
    ['1.5', '1.5'],
    ['1e3', '1e3'],
  ])('is not read from "%s", and the part that is none is named', (text, part) => {
    expect(readChannelSet(text, 64)).toMatchObject({ code: 'brush-unreadable', details: { part } });
  });

  it.each([
    ['5, 64', '64'],
    ['60-64', '60-64'],
    ['99999999999999999999', '99999999999999999999'],
  ])('beyond the block is refused: "%s"', (text, part) => {
    expect(readChannelSet(text, 64)).toMatchObject({ code: 'brush-outside', details: { part, last: 63 } });
  });

  it('reads back as it was written, in a link or on the page', () => {
    fc.assert(
      fc.property(sets, fc.constantFrom(',', ', ', ' '), (channels, separator) => {
        expect(readChannelSet(writeChannelSet(channels, separator), 2048)).toEqual({
          ok: true,
          value: channels,
        });
      }),
    );
  });

  it('is the union of its parts, ascending and each once, whatever their order', () => {
    const ends = fc.tuple(fc.nat(199), fc.nat(199));
    fc.assert(
      fc.property(fc.array(ends, { maxLength: 20 }), (ranges) => {
        const union = Array.from({ length: 200 }, (_, channel) => channel).filter((channel) =>
          ranges.some(([a, b]) => Math.min(a, b) <= channel && channel <= Math.max(a, b)),
        );
        const text = ranges.map(([a, b]) => `${a}-${b}`).join(',');
        expect(readChannelSet(text, 200)).toEqual({ ok: true, value: union });
      }),
    );
  });

  it('is written in as few ranges as it has runs', () => {
    fc.assert(
      fc.property(sets, (channels) => {
        const runs = channels.filter((channel, i) => i === 0 || channels[i - 1] !== channel - 1).length;
        expect(writeChannelSet(channels).split(',').filter(Boolean)).toHaveLength(runs);
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d ,-]{0,30}$/)), (text) => {
        const read = readChannelSet(text, 2048);
        if (read.ok) expect(read.value.every((channel) => channel >= 0 && channel < 2048)).toBe(true);
        else expect(['brush-unreadable', 'brush-outside']).toContain(read.code);
      }),
    );
  });
});
