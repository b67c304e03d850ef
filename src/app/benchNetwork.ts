import { tensor4d } from '@tensorflow/tfjs-core';
import type { Failure } from '../domain/failure';
import type { Result } from '../domain/result';
import type { BackendName } from '../domain/trace';
import { startBackend } from '../inference/runtime/backends';
import { readModel } from '../inference/runtime/readModel';
import { giveThreads, raiseThreads } from '../inference/runtime/wasmThreads';
import { readModelConfig } from '../model/modelConfig';
import { buildNetwork } from '../model/network';
import { parseSafetensors } from '../model/safetensors';
import { stageCosts } from '../model/stageCosts';

/**
 * For `npm run bench`: a model's weights on a backend, read as the runtime reads them, and an input for it, where this is
 * called: page or worker. `threads`: of WASM, instead of those that the runtime gives it.
 */
export async function benchNetwork(url: string, backend: BackendName, threads?: number) {
  const started = await startBackend(backend);
  if (started === null) throw new Error(`The backend ${backend} did not start.`);
  const folder = new URL(url, globalThis.location.href).href;
  const files = expectOk(await readModel({ kind: 'folder', id: url, url: folder }, () => {}));
  const network = expectOk(
    buildNetwork(expectOk(parseSafetensors(files.weights)), expectOk(readModelConfig(files.config))),
  );
  const side = network.preprocess.inputSize;
  const values = Float32Array.from({ length: side * side * 3 }, (_, at) => Math.sin(at));
  const give = () =>
    threads === undefined ? giveThreads(stageCosts(network.spec, side)) : raiseThreads(threads);
  return {
    weights: network.upload(),
    input: tensor4d(values, [1, side, side, 3]),
    threads: backend === 'wasm' ? await give() : 1,
    mostThreads: started.threads,
  };
}

function expectOk<T>(result: Result<T>): T {
  if (!result.ok) throw new Error((result as Failure).code);
  return result.value;
}
