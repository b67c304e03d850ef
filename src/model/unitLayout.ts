import type { BlockKind } from './architectures';
import type { Geometry } from './families';
import type { ConvSpec, DownsampleSpec, UnitSpec } from './networkSpec';
import type { TensorEntry } from './safetensors';

type Tensors = ReadonlyMap<string, TensorEntry>;

/** The first unit's channels; every later stage has twice as many. */
export interface UnitTemplate {
  block: BlockKind;
  /** Output channels of the convolutions in the first stage. */
  outputs: number[];
  /** Of the 3x3 of a bottleneck. */
  groups: number;
}

const KERNELS = { basic: [3, 3], bottleneck: [1, 3, 1] };

/** Channels off the first unit's batch norms, groups off its 3x3: (out, in / groups, 3, 3). */
export function readTemplate(tensors: Tensors, block: BlockKind): UnitTemplate {
  const outputs = KERNELS[block].map((_, i) => tensors.get(`layer1.0.bn${i + 1}.weight`)?.shape[0] ?? 0);
  const perGroup = tensors.get('layer1.0.conv2.weight')?.shape[1] ?? 0;
  const groups = block === 'bottleneck' && perGroup > 0 ? outputs[0] / perGroup : 1;
  const divides = Number.isInteger(groups) && groups > 0 && outputs[1] % groups === 0;
  return { block, outputs, groups: divides ? groups : 1 };
}

export interface UnitPlace {
  tensors: Tensors;
  template: UnitTemplate;
  geometry: Geometry;
  /** From 1. */
  layer: number;
  /** From 0. */
  unit: number;
  inChannels: number;
}

/** What the unit must be: stride 2 enters stages 2 and up, at the convolution that the geometry names. */
export function unitSpec({ tensors, template, geometry, layer, unit, inChannels }: UnitPlace): UnitSpec {
  const { block, groups } = template;
  const path = `layer${layer}.${unit}`;
  const stride = layer > 1 && unit === 0 ? 2 : 1;
  const strided = geometry.stride(block, groups);
  let from = inChannels;
  const convs = KERNELS[block].map((kernel, i): ConvSpec => {
    const to = template.outputs[i] * 2 ** (layer - 1);
    const spec = {
      conv: `${path}.conv${i + 1}`,
      norm: `${path}.bn${i + 1}`,
      inChannels: from,
      outChannels: to,
      kernel,
      stride: i === strided ? stride : 1,
      pad: (kernel - 1) / 2,
      groups: block === 'bottleneck' && kernel === 3 ? groups : 1,
    };
    from = to;
    return spec;
  });
  const downsample =
    stride !== 1 || inChannels !== from ? downsampleSpec(tensors, path, inChannels, from, stride) : null;
  return { path, convs, reluBeforeSE: geometry.reluBeforeSE(block), se: null, downsample };
}

/** A pool before the projection has no tensors, but moves the convolution from `downsample.0` to `.1`. */
function downsampleSpec(
  tensors: Tensors,
  path: string,
  from: number,
  to: number,
  stride: number,
): DownsampleSpec {
  const pooled = tensors.get(`${path}.downsample.1.weight`)?.shape.length === 4;
  const first = pooled ? 1 : 0;
  const conv = `${path}.downsample.${first}`;
  const kernel = !pooled && tensors.get(`${conv}.weight`)?.shape[2] === 3 ? 3 : 1;
  return {
    conv,
    norm: `${path}.downsample.${first + 1}`,
    inChannels: from,
    outChannels: to,
    kernel,
    stride: pooled ? 1 : stride,
    pad: (kernel - 1) / 2,
    groups: 1,
    averagePool: pooled && stride === 2,
  };
}
