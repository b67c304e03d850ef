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
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
  tensor1d,
  tensor2d,
  tensor4d,
  tidy,
  transpose,
} from '@tensorflow/tfjs-core';
import type { ConvSpec, UnitSpec } from '../../../src/model/networkSpec';
import { denseKernel } from './denseKernel';
import type { OpenedNetwork, OpenOptions } from './participant';
import { type NetFiles, readNet } from './readNet';
import { startStockBackend } from './stockBackend';

type Layer = (x: Tensor4D) => Tensor4D;

/**
 * The network as one would write it down from PyTorch, operation by operation: convolution, batch norm, ReLU, mean,
 * matMul, sigmoid; nothing fused or folded. TensorFlow.js has no groups, so that a port makes them dense.
 */
export async function openStraightPort({ url, backend }: OpenOptions): Promise<OpenedNetwork> {
  const threads = await startStockBackend(backend);
  const net = await readNet(url);
  const { spec, side } = net;
  if (spec.maxPool === 'ceil') throw new Error('The bench has no net whose pool rounds up.');
  const stem = spec.stem.map((conv) => convolution(net, conv));
  const units = spec.units.map((unit) => residualUnit(net, unit));
  const classify = linear(net, spec.classifier, spec.classes, spec.features, true);
  const network = (image: Tensor4D): Tensor2D => {
    let x = stem.reduce((x, layer) => relu(layer(x)), image);
    if (spec.maxPool) x = maxPool(x, 3, 2, 1);
    for (const unit of units) x = unit(x);
    return classify(mean<Tensor2D>(x, [1, 2]));
  };
  return {
    side,
    layout: 'nhwc',
    threads,
    pass(values) {
      const logits = tidy(() => network(tensor4d(values, [1, side, side, 3])));
      const result = logits.dataSync<'float32'>();
      logits.dispose();
      return result as Float32Array;
    },
  };
}

function residualUnit(net: NetFiles, { convs, reluBeforeSE, se, downsample }: UnitSpec): Layer {
  const layers = convs.map((conv) => convolution(net, conv));
  const project = downsample ? convolution(net, downsample) : null;
  if (downsample?.averagePool || reluBeforeSE) throw new Error('The bench has no net of this geometry.');
  const squeeze = se && linear(net, se.squeeze, se.hidden, se.channels, se.bias);
  const excite = se && linear(net, se.excite, se.channels, se.hidden, se.bias);
  return (input) => {
    let x = layers.reduce((x, layer, i) => layer(i === 0 ? x : relu(x)), input);
    if (squeeze && excite) {
      const gates = sigmoid(excite(relu(squeeze(mean<Tensor2D>(x, [1, 2])))));
      x = mul(x, reshape(gates, [1, 1, 1, se.channels]));
    }
    return relu(add(x, project ? project(input) : input)) as Tensor4D;
  };
}

function convolution({ read }: NetFiles, spec: ConvSpec): Layer {
  const { conv, norm, stride, pad, outChannels, inChannels, kernel } = spec;
  const weight = denseKernel(read(`${conv}.weight`), spec);
  const filter = tidy(() =>
    transpose(tensor4d(weight, [outChannels, inChannels, kernel, kernel]), [2, 3, 1, 0]),
  ) as Tensor4D;
  const vector = (name: string): Tensor1D => tensor1d(read(`${norm}.${name}`));
  const [average, variance, offset, scale] = ['running_mean', 'running_var', 'bias', 'weight'].map(vector);
  return (x) => batchNorm(conv2d(x, filter, stride, pad), average, variance, offset, scale, 1e-5) as Tensor4D;
}

function linear({ read }: NetFiles, name: string, outputs: number, inputs: number, hasBias: boolean) {
  const weight = tidy(() => transpose(tensor2d(read(`${name}.weight`), [outputs, inputs])));
  const bias = hasBias ? tensor1d(read(`${name}.bias`)) : null;
  return (x: Tensor): Tensor2D => {
    const product = matMul(x, weight) as Tensor2D;
    return bias ? add(product, bias) : product;
  };
}
