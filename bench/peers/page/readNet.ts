import type { Failure } from '../../../src/domain/failure';
import type { Result } from '../../../src/domain/result';
import { readModelConfig } from '../../../src/model/modelConfig';
import type { NetworkSpec } from '../../../src/model/networkSpec';
import { recognizeNetwork } from '../../../src/model/recognize';
import { parseSafetensors } from '../../../src/model/safetensors';

/** What a port reads, without this runtime's checks: the structure, and every tensor as PyTorch has it. */
export interface NetFiles {
  spec: NetworkSpec;
  side: number;
  read(name: string): Float32Array;
}

export async function readNet(url: string): Promise<NetFiles> {
  const config = expectOk(readModelConfig(await (await fetch(`${url}config.json`)).json()));
  const file = expectOk(parseSafetensors(await (await fetch(`${url}model.safetensors`)).arrayBuffer()));
  const spec = expectOk(recognizeNetwork(file.tensors, config));
  if (config.inputSize === null) throw new Error('config.json has no input size.');
  return { spec, side: config.inputSize, read: (name) => file.read(spec.prefix + name) };
}

function expectOk<T>(result: Result<T>): T {
  if (!result.ok) throw new Error((result as Failure).code);
  return result.value;
}
