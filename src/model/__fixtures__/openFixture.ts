import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tensor4d } from '@tensorflow/tfjs-core';
import { readModelConfig } from '../modelConfig';
import { buildNetwork, type Network } from '../network';
import { parseSafetensors, type SafetensorsFile } from '../safetensors';

const FOLDER = fileURLToPath(new URL('./', import.meta.url));
/** A fixture of training/: PyTorch's state dict under `net.`, input, logits and every z, hidden, s. */
export function openFixture(name: string): SafetensorsFile {
  const bytes = readFileSync(`${FOLDER}${name}.safetensors`);
  const parsed = parseSafetensors(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  return parsed.value;
}

/** The state dict alone, as a model file holds it. */
export function netOf(
  file: SafetensorsFile,
  change?: (name: string, values: Float32Array) => void,
): SafetensorsFile {
  const tensors = new Map(
    [...file.tensors].flatMap(([name, entry]) => (name.startsWith('net.') ? [[name.slice(4), entry]] : [])),
  );
  const read = (name: string) => {
    const values = file.read(`net.${name}`);
    change?.(name, values);
    return values;
  };
  return { metadata: file.metadata, tensors, read } as SafetensorsFile;
}

/** The network of a fixture's state dict. */
export function buildFixture(net: SafetensorsFile): Network {
  const written = JSON.parse(net.metadata.get('config')!);
  // One fixture is wider than high, which only the forward pass supports: config.json asks for a square.
  const [depth, height] = written.pretrained_cfg.input_size;
  written.pretrained_cfg.input_size = [depth, height, height];
  const config = readModelConfig(written);
  if (!config.ok) throw new Error(JSON.stringify(config));
  const network = buildNetwork(net, config.value);
  if (!network.ok) throw new Error(JSON.stringify(network));
  return network.value;
}

/** Image `index` of the fixture's (N, 3, H, W) input as (1, H, W, 3). */
export function imageOf(file: SafetensorsFile, index: number) {
  const [, , height, width] = file.tensors.get('input')!.shape;
  const pixels = height * width;
  const planes = file.read('input').subarray(index * 3 * pixels, (index + 1) * 3 * pixels);
  const values = Float32Array.from(
    { length: 3 * pixels },
    (_, i) => planes[(i % 3) * pixels + Math.floor(i / 3)],
  );
  return tensor4d(values, [1, height, width, 3]);
}

