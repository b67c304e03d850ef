import type { StageCost } from '../domain/anatomy';
import { afterConv, afterPool } from './mapSize';
import type { ConvSpec, NetworkSpec, SESpec } from './networkSpec';

/**
 * Multiply-adds and parameters of a network stage by stage: stem, residual stages, classifier. Counted are
 * convolutions and fully connected layers, those of SE among them; not batch norms, which are folded into the
 * convolutions, pools and sums. A convolution with groups counts what it needs, however it is computed.
 */
export function stageCosts(spec: NetworkSpec, inputSize: number): StageCost[] {
  let size = inputSize;
  const stem = empty('stem');
  for (const conv of spec.stem) {
    size = afterConv(size, conv);
    addConv(stem, conv, size);
  }
  size = afterPool(size, spec.maxPool);
  stem.size = size;

  const units = [...spec.units];
  const stages = spec.layers.map((count, index) => {
    const stage = empty(index + 2);
    for (const { convs, se, downsample } of units.splice(0, count)) {
      for (const conv of convs) {
        size = afterConv(size, conv);
        addConv(stage, conv, size);
      }
      if (se) addExcitation(stage, se);
      // A pool may precede it; it ends at the unit's size all the same.
      if (downsample) addConv(stage, downsample, size);
    }
    stage.size = size;
    return stage;
  });

  const { classes, features } = spec;
  const classifier = empty('classifier');
  Object.assign(classifier, {
    size: 1,
    multiplyAdds: classes * features,
    parameters: classes * features + classes,
  });
  return [stem, ...stages, classifier];
}

const empty = (stage: StageCost['stage']): StageCost => ({
  stage,
  size: 0,
  multiplyAdds: 0,
  seMultiplyAdds: 0,
  parameters: 0,
  seParameters: 0,
});

/** A convolution whose output has this side, and its batch norm's scale and shift. */
function addConv(
  stage: StageCost,
  { inChannels, outChannels, kernel, groups }: ConvSpec,
  side: number,
): void {
  const weights = outChannels * (inChannels / groups) * kernel * kernel;
  stage.multiplyAdds += weights * side * side;
  stage.parameters += weights + 2 * outChannels;
}

function addExcitation(stage: StageCost, { channels, hidden, bias }: SESpec): void {
  const weights = 2 * channels * hidden;
  const parameters = weights + (bias ? channels + hidden : 0);
  stage.multiplyAdds += weights;
  stage.seMultiplyAdds += weights;
  stage.parameters += parameters;
  stage.seParameters += parameters;
}
