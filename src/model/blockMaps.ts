import { concat, gather, type Tensor4D, tensor1d, tidy } from '@tensorflow/tfjs-core';
import type { BlockMaps } from '../domain/maps';
import { type ForwardOptions, residualUnit, stem } from './forward';
import type { LoadedWeights } from './loadedWeights';
import { scaleChannels } from './scaleAndAdd';

export interface BlockMapsResult {
  /** (1, h, w, 4 n): U, scaled, shortcut and output of the n channels, so that one small read-back fetches all. The caller disposes it. */
  packed: Tensor4D;
  /** Splits the values of `packed`. */
  unpack(values: Float32Array): BlockMaps;
}

/**
 * A forward pass that ends with one block and keeps the maps of some of its channels. Input as in `forward`, (1, H, W, 3);
 * it stays the caller's, and nothing else but `packed` is left. Null: the network has no such block.
 */
export function blockMaps(
  weights: LoadedWeights,
  input: Tensor4D,
  block: string,
  channels: readonly number[],
  { gateOverrides }: Pick<ForwardOptions, 'gateOverrides'> = {},
): BlockMapsResult | null {
  let activations: Tensor4D = tidy(() => stem(weights, input));
  try {
    for (const unit of weights.units) {
      const before = activations;
      const wanted = unit.se?.name === block;
      const override = unit.se ? gateOverrides?.get(unit.se.name) : undefined;
      const next = tidy(() => {
        const { branch, gates, shortcut, out } = residualUnit(unit, before, override);
        return wanted && gates ? pick([branch, scaleChannels(branch, gates), shortcut, out], channels) : out;
      });
      if (wanted)
        return { packed: next, unpack: (values) => unpackMaps(values, next.shape, block, channels) };
      before.dispose();
      activations = next;
    }
    return null;
  } finally {
    activations.dispose();
  }
}

/** (1, h, w, C) each -> (1, h, w, maps n): the same channels of every one, maps after maps. */
function pick(maps: Tensor4D[], channels: readonly number[]): Tensor4D {
  const indices = tensor1d([...channels], 'int32');
  return concat(
    maps.map((map) => gather(map, indices, 3)),
    3,
  );
}

function unpackMaps(
  values: Float32Array,
  [, height, width, depth]: Tensor4D['shape'],
  block: string,
  channels: readonly number[],
): BlockMaps {
  const take = (slice: number) =>
    Float32Array.from({ length: height * width }, (_, position) => values[position * depth + slice]);
  const count = channels.length;
  return {
    block,
    height,
    width,
    channels: channels.map((channel, at) => ({
      channel,
      u: take(at),
      scaled: take(count + at),
      shortcut: take(2 * count + at),
      output: take(3 * count + at),
    })),
  };
}
