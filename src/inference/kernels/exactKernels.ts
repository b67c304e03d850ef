import type { MaxPoolKind } from '../../model/networkSpec';

/** h, w, C of a map, whose values lie in this order. */
export type Size = [number, number, number];

/** What `globalMean` should give for x (h, w, C), without rounding in between: (C). */
export function exactMean(x: Float32Array, [height, width, channels]: Size): number[] {
  const sums = new Array<number>(channels).fill(0);
  for (let at = 0; at < x.length; at++) sums[at % channels] += x[at];
  return sums.map((sum) => sum / (height * width));
}

/** What `seTail` should give for x and r (h, w, C) and s (C): (h, w, C). */
export function exactTail(x: Float32Array, s: Float32Array, r: Float32Array): number[] {
  return Array.from(x, (value, at) => Math.max(0, value * s[at % s.length] + r[at]));
}

/** What `stemPool` should give for x (h, w, C), no side below 3: PyTorch's rows and columns. */
export function exactPool(x: Float32Array, [height, width, channels]: Size, kind: MaxPoolKind): number[] {
  const pad = kind === 'padded' ? 1 : 0;
  /** Where the windows begin; the last one may go over the edge. */
  const starts = (side: number) => {
    const windows = kind === 'padded' ? Math.floor((side - 1) / 2) + 1 : Math.ceil((side - 3) / 2) + 1;
    return Array.from({ length: windows }, (_, at) => 2 * at - pad);
  };
  const inside = (start: number, side: number) =>
    [start, start + 1, start + 2].filter((at) => at >= 0 && at < side);
  return starts(height).flatMap((top) =>
    starts(width).flatMap((left) =>
      Array.from({ length: channels }, (_, c) =>
        Math.max(
          ...inside(top, height).flatMap((h) =>
            inside(left, width).map((w) => x[(h * width + w) * channels + c]),
          ),
        ),
      ),
    ),
  );
}
