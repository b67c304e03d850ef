import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../src/domain/result';
import { readModelConfig } from '../../src/model/modelConfig';
import { buildNetwork } from '../../src/model/network';
import { randomCheckpoint } from '../../src/model/randomCheckpoint';
import { parseSafetensors } from '../../src/model/safetensors';
import { type TensorToWrite, writeSafetensors } from '../../src/model/writeSafetensors';
import { encodeModel } from '../onnx/encodeModel';
import { networkGraph } from '../onnx/networkGraph';
import type { BenchNet } from './nets';

/** Of the last batch norm in a bottleneck. */
const BRANCH_SCALE = 0.25;

/**
 * Writes `config.json`, `model.safetensors` and `model.onnx` of a net into `folder/ID`: the same weights for all that
 * are compared.
 */
export function writeModelFolder(net: BenchNet, folder: string, bundledModels: string): void {
  const to = join(folder, net.id);
  mkdirSync(to, { recursive: true });
  const { config, weights } = filesOf(net, bundledModels);
  const settings = expectOk(readModelConfig(JSON.parse(config)));
  const file = expectOk(parseSafetensors(weights));
  const { spec, preprocess } = expectOk(buildNetwork(file, settings));
  const side = preprocess.inputSize;
  writeFileSync(join(to, 'config.json'), config);
  writeFileSync(join(to, 'model.safetensors'), new Uint8Array(weights));
  writeFileSync(join(to, 'model.onnx'), encodeModel(networkGraph(file, spec, [side, side])));
}

function filesOf({ id, source }: BenchNet, bundledModels: string): { config: string; weights: ArrayBuffer } {
  if ('bundled' in source) {
    const read = (name: string) => readFileSync(join(bundledModels, source.bundled, name));
    const bytes = read('model.safetensors');
    return { config: read('config.json').toString(), weights: new Uint8Array(bytes).buffer };
  }
  const { random, side } = source;
  return {
    config: JSON.stringify({
      architecture: id,
      num_classes: random.classes,
      pretrained_cfg: { input_size: [3, side, side] },
    }),
    weights: writeSafetensors(calmed(randomCheckpoint(random))),
  };
}

/**
 * Scales every residual branch down, as training does: else activations grow from unit to unit, gates jump between 0 and 1,
 * and rounding alone gives a hundred layers other logits.
 */
function calmed(tensors: Map<string, TensorToWrite>): Map<string, TensorToWrite> {
  for (const [name, { data }] of tensors) {
    if (!/\.bn3\.(weight|bias)$/.test(name)) continue;
    for (let at = 0; at < data.length; at++) data[at] *= BRANCH_SCALE;
  }
  return tensors;
}

function expectOk<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
}
