import { tensor4d } from '@tensorflow/tfjs-core';
import { fail } from '../../domain/failure';
import type { BlockMaps } from '../../domain/maps';
import { type Result, succeed } from '../../domain/result';
import { blockMaps } from '../../model/blockMaps';
import { normalize } from '../../model/preprocess/normalize';
import type { DecodedImage } from '../image/decodeImage';
import type { MapsInput } from '../protocol';
import { cropPixels } from './cropPixels';
import type { ReadyModel } from './loadModel';

/**
 * Preprocesses as `tracePass` does, runs the network up to the end of one block, and reads back the maps of the asked
 * channels only. A block or channel that the model does not have was asked of another model: `stale`.
 */
export function mapsPass(
  { input: { crop }, block, channels }: MapsInput,
  decoded: DecodedImage,
  { info, weights }: ReadyModel,
): Result<BlockMaps> {
  const shape = info.blocks.find(({ name }) => name === block);
  if (!shape || channels.length === 0 || channels.some((channel) => channel >= shape.channels))
    return fail('stale');
  const { inputSize } = info.preprocess;
  const seen = cropPixels(decoded, crop, info.preprocess);
  const input = tensor4d(normalize(seen.input, info.preprocess), [1, inputSize, inputSize, 3]);
  try {
    const result = blockMaps(weights, input, block, channels);
    if (!result) return fail('stale');
    try {
      const maps = result.unpack(result.packed.dataSync<'float32'>());
      return maps.channels.every(({ output, scaled, shortcut, u }) =>
        [output, scaled, shortcut, u].every(allFinite),
      )
        ? succeed(maps)
        : fail('output-not-finite', { where: block });
    } finally {
      result.packed.dispose();
    }
  } finally {
    input.dispose();
  }
}

const allFinite = (values: Float32Array) => values.every(Number.isFinite);
