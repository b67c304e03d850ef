import {
  add,
  batchNorm,
  conv2d,
  matMul,
  maxPool,
  mean,
  mul,
  relu,
  reshape,
  sigmoid,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { ConvSpec, UnitSpec } from '../../../src/model/networkSpec';
import type { OpenedNetwork, OpenOptions } from './participant';
import { openPort } from './port';
import { filterOf, linearOf, normOf } from './portWeights';
import type { NetFiles } from './readNet';

type Layer = (x: Tensor4D) => Tensor4D;

/**
 * The network as one would write it down from PyTorch, operation by operation: convolution, batch norm, ReLU, mean,
 * matMul, sigmoid; nothing fused or folded.
 */
export function openStraightPort(options: OpenOptions): Promise<OpenedNetwork> {
  return openPort(options, (net) => {
    const { spec } = net;
    const stem = spec.stem.map((conv) => convolution(net, conv));
    const units = spec.units.map((unit) => residualUnit(net, unit));
    const classify = linear(net, spec.classifier, [spec.features, spec.classes], true);
    return (image) => {
      let x = stem.reduce((x, layer) => relu(layer(x)), image);
      if (spec.maxPool) x = maxPool(x, 3, 2, 1);
      for (const unit of units) x = unit(x);
      return classify(mean<Tensor2D>(x, [1, 2]));
    };
  });
}

function residualUnit(net: NetFiles, { convs, se, downsample }: UnitSpec): Layer {
  const layers = convs.map((conv) => convolution(net, conv));
  const project = downsample ? convolution(net, downsample) : null;
  const squeeze = se && linear(net, se.squeeze, [se.channels, se.hidden], se.bias);
  const excite = se && linear(net, se.excite, [se.hidden, se.channels], se.bias);
  return (input) => {
    let x = layers.reduce((x, layer, i) => layer(i === 0 ? x : relu(x)), input);
    if (squeeze && excite) {
      const gates = sigmoid(excite(relu(squeeze(mean<Tensor2D>(x, [1, 2])))));
      x = mul(x, reshape(gates, [1, 1, 1, se.channels]));
    }
    return relu(add(x, project ? project(input) : input)) as Tensor4D;
  };
}

function convolution(net: NetFiles, spec: ConvSpec): Layer {
  const filter = filterOf(net, spec);
  const [scale, offset, average, variance] = normOf(net, spec);
  return (x) =>
    batchNorm(conv2d(x, filter, spec.stride, spec.pad), average, variance, offset, scale, 1e-5) as Tensor4D;
}

function linear(...of: Parameters<typeof linearOf>): (x: Tensor2D) => Tensor2D {
  const { weight, bias } = linearOf(...of);
  return (x) => {
    const product = matMul(x, weight) as Tensor2D;
    return bias ? add(product, bias) : product;
  };
}
