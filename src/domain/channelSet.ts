import { fail } from './failure';
import { type Result, succeed } from './result';

/** No block of any network has as many channels; keeps a range in a link from being written out without end. */
const MOST_CHANNELS = 1_000_000;

type Range = [from: number, to: number];

/**
 * The channels that a text names, such as `12, 40-50`: ascending, each once. Numbers and ranges (both ends included,
 * either first) stand apart by commas or blanks; digits, commas and dashes of any width are such. A blank text names none.
 * Fails with `brush-unreadable` and the part that is neither number nor range, with `brush-outside` and the part that
 * leaves 0 to channels - 1.
 */
export function readChannelSet(text: string, channels = MOST_CHANNELS): Result<number[]> {
  const parts = text
    .normalize('NFKC')
    .replace(/[‐‑‒–—−~〜]/g, '-')
    .replace(/\s*-\s*/g, '-')
    .split(/[\s,;、]+/)
    .filter((part) => part !== '');
  const ranges: Range[] = [];
  for (const part of parts) {
    const ends = /^(\d+)(?:-(\d+))?$/.exec(part);
    if (!ends) return fail('brush-unreadable', { part });
    const [a, b] = [Number(ends[1]), Number(ends[2] ?? ends[1])];
    if (Math.max(a, b) >= channels) return fail('brush-outside', { part, last: channels - 1 });
    ranges.push(a <= b ? [a, b] : [b, a]);
  }
  return succeed(
    joined(ranges).flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i)),
  );
}

/** Ascending channels, each once, as `12,40-50`; '' for none. `readChannelSet` reads it back. */
export function writeChannelSet(channels: readonly number[], separator = ','): string {
  return joined(channels.map((channel): Range => [channel, channel]))
    .map(([from, to]) => (from === to ? String(from) : `${from}-${to}`))
    .join(separator);
}

/** The same channels in the fewest ranges, ascending. */
function joined(ranges: Range[]): Range[] {
  const fewest: Range[] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = fewest.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else fewest.push([from, to]);
  }
  return fewest;
}
