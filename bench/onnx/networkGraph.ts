import { normScale } from '../../src/model/foldBatchNorm';
import type { ConvSpec, DownsampleSpec, MaxPoolKind, NetworkSpec, SESpec } from '../../src/model/networkSpec';
import type { SafetensorsFile } from '../../src/model/safetensors';
import type { OnnxGraph, OnnxNode, OnnxTensor } from './graph';

/**
 * A recognized network as an ONNX graph: input `input` (1, 3, height, width), output `logits` (1, classes). Batch norm is
 * folded into the convolutions, as this runtime does: onnxruntime gets its best form, and ReLUs that it fuses.
 */
export function networkGraph(
  file: SafetensorsFile,
  spec: NetworkSpec,
  [height, width]: readonly [number, number],
): OnnxGraph {
  const build = new GraphBuilder(file, spec.prefix);
  let x = 'input';
  for (const conv of spec.stem) x = build.relu(build.conv(x, conv));
  if (spec.maxPool) x = build.maxPool(x, spec.maxPool);
  for (const { convs, reluBeforeSE, se, downsample } of spec.units) {
    const last = convs.length - 1;
    const branch = convs.reduce((from, conv, i) => {
      const to = build.conv(from, conv);
      return i < last || reluBeforeSE ? build.relu(to) : to;
    }, x);
    const scaled = se ? build.squeezeExcitation(branch, se) : branch;
    const shortcut = downsample ? build.downsample(x, downsample) : x;
    x = build.relu(build.node('Add', [scaled, shortcut]));
  }
  const features = build.node('Flatten', [build.node('GlobalAveragePool', [x])]);
  build.linear(features, spec.classifier, [spec.classes, spec.features], true, 'logits');
  return {
    name: spec.architecture,
    nodes: build.nodes,
    initializers: build.initializers,
    input: { name: 'input', shape: [1, 3, height, width] },
    output: { name: 'logits', shape: [1, spec.classes] },
  };
}

class GraphBuilder {
  readonly nodes: OnnxNode[] = [];
  readonly initializers: OnnxTensor[] = [];

  constructor(
    private readonly file: SafetensorsFile,
    private readonly prefix: string,
  ) {}

  /** Adds an operator and returns its output, named after it unless told. */
  node(
    op: string,
    inputs: string[],
    attributes: OnnxNode['attributes'] = {},
    output = `${op}_${this.nodes.length}`,
  ): string {
    this.nodes.push({ op, inputs, output, attributes });
    return output;
  }

  relu(x: string): string {
    return this.node('Relu', [x]);
  }

  conv(x: string, { conv, norm, inChannels, outChannels, kernel, stride, pad, groups }: ConvSpec): string {
    const weights = this.read(`${conv}.weight`);
    const values = {
      weight: this.read(`${norm}.weight`),
      bias: this.read(`${norm}.bias`),
      mean: this.read(`${norm}.running_mean`),
      variance: this.read(`${norm}.running_var`),
    };
    // PyTorch's order, (O, I, kh, kw), is ONNX's.
    const perOutput = weights.length / outChannels;
    const scales = Float64Array.from({ length: outChannels }, (_, o) => normScale(values, o));
    const filter = weights.map((weight, at) => weight * scales[Math.floor(at / perOutput)]);
    const bias = values.bias.map((value, o) => value - values.mean[o] * scales[o]);
    return this.node(
      'Conv',
      [
        x,
        this.constant(`${conv}.weight`, [outChannels, inChannels / groups, kernel, kernel], filter),
        this.constant(`${conv}.bias`, [outChannels], bias),
      ],
      {
        kernel_shape: [kernel, kernel],
        strides: [stride, stride],
        pads: [pad, pad, pad, pad],
        group: groups,
      },
    );
  }

  maxPool(x: string, kind: MaxPoolKind): string {
    const pad = kind === 'padded' ? 1 : 0;
    return this.node('MaxPool', [x], {
      kernel_shape: [3, 3],
      strides: [2, 2],
      pads: [pad, pad, pad, pad],
      ceil_mode: kind === 'ceil' ? 1 : 0,
    });
  }

  downsample(x: string, spec: DownsampleSpec): string {
    if (!spec.averagePool) return this.conv(x, spec);
    const pooled = this.node('AveragePool', [x], { kernel_shape: [2, 2], strides: [2, 2], ceil_mode: 1 });
    return this.conv(pooled, spec);
  }

  squeezeExcitation(branch: string, { squeeze, excite, channels, hidden, bias }: SESpec): string {
    const z = this.node('Flatten', [this.node('GlobalAveragePool', [branch])]);
    const activations = this.relu(this.linear(z, squeeze, [hidden, channels], bias));
    const s = this.node('Sigmoid', [this.linear(activations, excite, [channels, hidden], bias)]);
    const shape = this.constant(
      `${excite}.gates`,
      [4],
      BigInt64Array.from([1, channels, 1, 1].map((size) => BigInt(size))),
    );
    return this.node('Mul', [branch, this.node('Reshape', [s, shape])]);
  }

  /** x (1, in) -> (1, out); the weight stays (out, in), as PyTorch has it. */
  linear(x: string, name: string, shape: number[], bias: boolean, output?: string): string {
    const inputs = [x, this.constant(`${name}.weight`, shape, this.read(`${name}.weight`))];
    if (bias) inputs.push(this.constant(`${name}.bias`, [shape[0]], this.read(`${name}.bias`)));
    return this.node('Gemm', inputs, { transB: 1 }, output);
  }

  private read(name: string): Float32Array {
    return this.file.read(this.prefix + name);
  }

  private constant(name: string, shape: number[], data: OnnxTensor['data']): string {
    this.initializers.push({ name, shape, data });
    return name;
  }
}
