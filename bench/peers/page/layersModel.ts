import type { Tensor } from '@tensorflow/tfjs-core';
import {
  type LayersModel,
  layers,
  model,
  type SymbolicTensor,
  input as symbolicInput,
} from '@tensorflow/tfjs-layers';
import type { ConvSpec, SESpec, UnitSpec } from '../../../src/model/networkSpec';
import type { OpenedNetwork, OpenOptions } from './participant';
import { openPort } from './port';
import { filterOf, linearOf, normOf } from './portWeights';
import type { NetFiles } from './readNet';

type Weights = () => Tensor[];

/** The network as a tf.LayersModel, as Keras's own ResNets are built, with the checkpoint's weights set. */
export function openLayersModel(options: OpenOptions): Promise<OpenedNetwork> {
  return openPort(options, (net) => {
    const network = new ModelBuilder(net).build();
    return (image) => network.predict(image) as Tensor;
  });
}

class ModelBuilder {
  /** By layer name. */
  private readonly weights = new Map<string, Weights>();

  constructor(private readonly net: NetFiles) {}

  build(): LayersModel {
    const { spec, side } = this.net;
    const input = symbolicInput({ shape: [side, side, 3] });
    let x = spec.stem.reduce((x, conv) => this.relu(this.conv(x, conv)), input);
    if (spec.maxPool) {
      x = apply(layers.zeroPadding2d({ padding: 1 }), x);
      x = apply(layers.maxPooling2d({ poolSize: 3, strides: 2 }), x);
    }
    for (const unit of spec.units) x = this.unit(x, unit);
    const features = apply(layers.globalAveragePooling2d({}), x);
    const logits = this.dense(features, spec.classifier, spec.features, spec.classes, true, 'linear');
    const network = model({ inputs: input, outputs: logits });
    for (const [name, weights] of this.weights) {
      const tensors = weights();
      network.getLayer(name).setWeights(tensors);
      for (const tensor of tensors) tensor.dispose();
    }
    return network;
  }

  private unit(input: SymbolicTensor, { convs, se, downsample }: UnitSpec): SymbolicTensor {
    let x = convs.reduce((x, conv, i) => this.conv(i === 0 ? x : this.relu(x), conv), input);
    if (se) x = this.squeezeExcitation(x, se);
    const shortcut = downsample ? this.conv(input, downsample) : input;
    return this.relu(layers.add().apply([x, shortcut]) as SymbolicTensor);
  }

  private squeezeExcitation(branch: SymbolicTensor, se: SESpec): SymbolicTensor {
    const z = apply(layers.globalAveragePooling2d({}), branch);
    const hidden = this.dense(z, se.squeeze, se.channels, se.hidden, se.bias, 'relu');
    const s = this.dense(hidden, se.excite, se.hidden, se.channels, se.bias, 'sigmoid');
    const gates = apply(layers.reshape({ targetShape: [1, 1, se.channels] }), s);
    return layers.multiply().apply([branch, gates]) as SymbolicTensor;
  }

  private relu(x: SymbolicTensor): SymbolicTensor {
    return apply(layers.reLU(), x);
  }

  /** 'same' equals PyTorch's padding at stride 1 alone. */
  private conv(x: SymbolicTensor, spec: ConvSpec): SymbolicTensor {
    const { conv, norm, outChannels, kernel, stride, pad } = spec;
    const same = stride === 1 || pad === 0;
    const padded = same ? x : apply(layers.zeroPadding2d({ padding: pad }), x);
    const name = layerName(conv);
    this.weights.set(name, () => [filterOf(this.net, spec)]);
    const convolved = apply(
      layers.conv2d({
        name,
        filters: outChannels,
        kernelSize: kernel,
        strides: stride,
        padding: same ? 'same' : 'valid',
        useBias: false,
      }),
      padded,
    );
    const normName = layerName(norm);
    this.weights.set(normName, () => normOf(this.net, spec));
    return apply(layers.batchNormalization({ name: normName, epsilon: 1e-5 }), convolved);
  }

  private dense(
    x: SymbolicTensor,
    path: string,
    inputs: number,
    outputs: number,
    useBias: boolean,
    activation: 'linear' | 'relu' | 'sigmoid',
  ): SymbolicTensor {
    const name = layerName(path);
    this.weights.set(name, () => {
      const { weight, bias } = linearOf(this.net, path, [inputs, outputs], useBias);
      return bias ? [weight, bias] : [weight];
    });
    return apply(layers.dense({ name, units: outputs, useBias, activation }), x);
  }
}

function apply(layer: { apply(x: SymbolicTensor): unknown }, x: SymbolicTensor): SymbolicTensor {
  return layer.apply(x) as SymbolicTensor;
}

/** Names of layers have no dots. */
function layerName(path: string): string {
  return path.replaceAll('.', '_');
}
