import type { ExcitationWeights } from '../domain/excitation';
import { fail } from '../domain/failure';
import { type Result, succeed } from '../domain/result';
import { type LinearWeights, type LoadedWeights, transpose } from './loadedWeights';

/**
 * The weights of one SE block as the backend holds them, so that what is computed from them is what the network
 * computes. Read back only when asked for; `block-missing` where the network has no such block.
 */
export function excitationWeights({ units }: LoadedWeights, block: string): Result<ExcitationWeights> {
  const se = units.find((unit) => unit.se?.name === block)?.se;
  if (!se) return fail('block-missing', { block });
  return succeed({
    w1: inTorchOrder(se.squeeze), // (C, hidden) -> (hidden, C)
    b1: biasOf(se.squeeze),
    w2: inTorchOrder(se.excite), // (hidden, C) -> (C, hidden)
    b2: biasOf(se.excite),
  });
}

/** (in, out) -> (out, in) */
function inTorchOrder({ weight }: LinearWeights): Float32Array {
  const [inputs, outputs] = weight.shape;
  return transpose(weight.dataSync<'float32'>(), inputs, outputs);
}

/** A copy: on the CPU backend `dataSync` gives the tensor's own array. */
const biasOf = ({ bias }: LinearWeights): Float32Array | null =>
  bias && Float32Array.from(bias.dataSync<'float32'>());
