import { type Failure, fail } from '../domain/failure';
import type { LoadedModel } from '../domain/model';
import type { BlockTrace, Trace } from '../domain/trace';

/**
 * A trace from a file with its blocks in the model's order. Fails with `trace-other-model` where it is of other
 * weights: channels of different weights have nothing to do with each other; with `trace-damaged` where it lacks a block
 * or holds one of another size.
 */
export function fittingTrace(trace: Trace, model: LoadedModel): Trace | Failure {
  if (trace.model.sha256 !== model.sha256)
    return fail('trace-other-model', { model: trace.model.id, used: model.id });
  const blocks: BlockTrace[] = [];
  for (const { name, channels } of model.blocks) {
    const found = trace.blocks.find((block) => block.name === name && block.channels === channels);
    if (!found) return fail('trace-damaged', { field: name });
    blocks.push(found);
  }
  return { ...trace, blocks };
}
