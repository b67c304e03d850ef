import {
  add,
  concat,
  fused,
  relu,
  type Tensor2D,
  type Tensor4D,
  tensor2d,
  tidy,
} from '@tensorflow/tfjs-core';
import type { BlockTrace } from '../domain/trace';
import { groupedConv2d } from './groupedConv';
import type {
  ConvWeights,
  DownsampleWeights,
  LinearWeights,
  LoadedWeights,
  SEWeights,
  UnitWeights,
} from './loadedWeights';
import { globalMean, shortcutPool, stemPool } from './pools';
import { seTail } from './scaleAndAdd';

/**
 * What multiplies U instead of the learned gates: fixed values (C), or a function of this pass's gates,
 * (1, C) -> (1, C), which runs on the backend inside a tidy.
 */
export type GateOverride = Float32Array | ((excitation: Tensor2D) => Tensor2D);

export interface ForwardOptions {
  /** false: only the logits are returned. Default true. */
  taps?: boolean;
  /** By block name. */
  gateOverrides?: ReadonlyMap<string, GateOverride>;
}

export interface Taps {
  /** Every class, raw. */
  logits: Float32Array;
  /** In the network's order; `applied` where an override acted. Empty without taps. */
  blocks: BlockTrace[];
}

export interface ForwardResult {
  /** (1, N): every tap and the logits, so that one read-back fetches all. The caller disposes it. */
  packed: Tensor2D;
  /** Splits the values of `packed`. */
  unpack(values: Float32Array): Taps;
}

/** What a unit with SE leaves, in this order; `applied` only where an override acted. */
const TAP_FIELDS = ['squeeze', 'hiddenActivations', 'excitation', 'applied'] as const;

/** WebGL binds at most 16 textures a shader; see concatInGroups. */
const CONCAT_INPUTS = 16;

/**
 * One forward pass of one image, input (1, H, W, 3) normalized, any size. The input stays the caller's; nothing
 * else but `packed` is left.
 */
export function forward(
  weights: LoadedWeights,
  input: Tensor4D,
  options: ForwardOptions = {},
): ForwardResult {
  const steps = forwardSteps(weights, input, options);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** How often `forwardSteps` yields. */
export function countSteps(weights: LoadedWeights): number {
  return weights.units.length + 1;
}

/**
 * The same pass, yielding after the stem and after every unit, so that a warm-up can report progress and let
 * other work in. Ending the generator early (`return`) frees what it holds.
 */
export function* forwardSteps(
  weights: LoadedWeights,
  input: Tensor4D,
  { taps = true, gateOverrides }: ForwardOptions = {},
): Generator<number, ForwardResult> {
  const blocks: UnitTaps[] = [];
  let activations: Tensor4D | null = null;
  let logits: Tensor2D | null = null;
  try {
    activations = tidy(() => stem(weights, input));
    let step = 0;
    yield ++step;
    for (const unit of weights.units) {
      const before: Tensor4D = activations;
      const override = unit.se ? gateOverrides?.get(unit.se.name) : undefined;
      const next = tidy(() => {
        const { out, vectors } = residualUnit(unit, before, override);
        return { out, vectors: taps ? vectors : [] };
      });
      before.dispose();
      activations = next.out;
      if (unit.se && taps) blocks.push({ se: unit.se, vectors: next.vectors });
      yield ++step;
    }
    const last: Tensor4D = activations;
    logits = tidy(() => head(weights, last));
    return packTaps(blocks, logits);
  } finally {
    activations?.dispose();
    logits?.dispose();
    for (const { vectors } of blocks) for (const vector of vectors) vector.dispose();
  }
}

/** What one unit with SE left in a pass. */
export interface UnitTaps {
  se: SEWeights;
  /** As TAP_FIELDS. */
  vectors: Tensor2D[];
}

/** Everything read of a pass in one tensor; the parts stay the caller's. */
export function packTaps(blocks: readonly UnitTaps[], logits: Tensor2D): ForwardResult {
  const packed = tidy(() => concatInGroups([...blocks.flatMap(({ vectors }) => vectors), logits]));
  const layout = blocks.map(({ se, vectors }) => ({ se, count: vectors.length }));
  return { packed, unpack: (values) => unpackTaps(values, layout) };
}

/** (1, h, w, F) -> (1, classes). For use inside a tidy. */
export function head({ classifier }: LoadedWeights, activations: Tensor4D): Tensor2D {
  return linear(globalMean(activations), classifier);
}

/** (1, H, W, 3) -> (1, h, w, width). For use inside a tidy. */
export function stem({ stem, maxPool: pool }: LoadedWeights, input: Tensor4D): Tensor4D {
  const features = stem.reduce((x, conv) => convolve(x, conv, 'relu'), input);
  return pool ? stemPool(features, pool) : features;
}

/**
 * relu(U s + shortcut), section 3.3 of the paper; without SE relu(U + shortcut). `branch` is U, it and `shortcut` of the
 * shape of `out`, (1, h, w, C); `gates` is s (1, C), null without SE; `vectors` as TAP_FIELDS. For use inside a tidy,
 * which frees what it does not return.
 */
export function residualUnit(
  { convs, reluBeforeSE, se, downsample }: UnitWeights,
  input: Tensor4D,
  override: GateOverride | undefined,
): { out: Tensor4D; branch: Tensor4D; gates: Tensor2D | null; shortcut: Tensor4D; vectors: Tensor2D[] } {
  const last = convs.length - 1;
  const activation = (i: number) => (i === last && !reluBeforeSE ? 'linear' : 'relu');
  const branch = convs.reduce((x, conv, i) => convolve(x, conv, activation(i)), input); // U
  const shortcut = downsample ? project(input, downsample) : input;
  if (!se) return { out: relu(add(branch, shortcut)), branch, gates: null, shortcut, vectors: [] };

  const z = globalMean(branch); // (1, h, w, C) -> (1, C)
  const hidden = linear(z, se.squeeze, 'relu'); // (1, C) -> (1, C/r)
  const s = linear(hidden, se.excite, 'sigmoid'); // (1, C/r) -> (1, C)
  const vectors = [z, hidden, s];
  let gates = s;
  if (override) {
    gates = typeof override === 'function' ? override(s) : tensor2d(override, [1, se.channels]);
    vectors.push(gates);
  }
  return { out: seTail(branch, gates, shortcut), branch, gates, shortcut, vectors };
}

function project(x: Tensor4D, downsample: DownsampleWeights): Tensor4D {
  return convolve(downsample.averagePool ? shortcutPool(x) : x, downsample, 'linear');
}

function convolve(x: Tensor4D, weights: ConvWeights, activation: 'relu' | 'linear'): Tensor4D {
  if (weights.groups > 1) return groupedConv2d(x, weights, activation);
  const { filter, bias, stride, pad } = weights;
  return fused.conv2d({ x, filter, strides: stride, pad, bias, activation });
}

function linear(
  a: Tensor2D,
  { weight, bias }: LinearWeights,
  activation: 'relu' | 'sigmoid' | 'linear' = 'linear',
): Tensor2D {
  return fused.matMul({ a, b: weight, bias: bias ?? undefined, activation }) as Tensor2D;
}

/** (1, n) each -> (1, sum n), with at most 16 inputs a concatenation. */
function concatInGroups(tensors: Tensor2D[]): Tensor2D {
  let level = tensors;
  while (level.length > 1) {
    const groups: Tensor2D[] = [];
    for (let i = 0; i < level.length; i += CONCAT_INPUTS) {
      const group = level.slice(i, i + CONCAT_INPUTS);
      groups.push(group.length === 1 ? group[0] : concat(group, 1));
    }
    level = groups;
  }
  // A tensor of its own, so that the parts can be freed.
  return level[0] === tensors[0] ? tensors[0].clone() : level[0];
}

function unpackTaps(values: Float32Array, layout: { se: SEWeights; count: number }[]): Taps {
  let offset = 0;
  const take = (length: number) => {
    offset += length;
    return values.slice(offset - length, offset);
  };
  const blocks = layout.map(({ se: { name, path, channels, hidden }, count }) => {
    const vectors = TAP_FIELDS.slice(0, count).map((field) => [
      field,
      take(field === 'hiddenActivations' ? hidden : channels),
    ]);
    return { name, path, channels, hidden, ...Object.fromEntries(vectors) } as BlockTrace;
  });
  return { logits: take(values.length - offset), blocks };
}
