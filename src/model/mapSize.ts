import type { ConvSpec, MaxPoolKind } from './networkSpec';

/** Side of a convolution's output: floor((n + 2 pad - kernel) / stride) + 1 pixels. */
export const afterConv = (
  size: number,
  { pad, kernel, stride }: Pick<ConvSpec, 'pad' | 'kernel' | 'stride'>,
) => Math.floor((size + 2 * pad - kernel) / stride) + 1;

/** Side after the pool of the stem; null: there is none. Without padding, rounded up: even sides agree. */
export function afterPool(size: number, pool: MaxPoolKind | null): number {
  if (pool === null) return size;
  return pool === 'padded'
    ? afterConv(size, { pad: 1, kernel: 3, stride: 2 })
    : Math.ceil((size - 3) / 2) + 1;
}
