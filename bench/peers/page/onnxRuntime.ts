import factoryUrl from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import * as ort from 'onnxruntime-web/wasm';
import type { OpenedNetwork, OpenOptions } from './participant';

/** onnxruntime-web on its WASM provider, all graph optimizations on, as its defaults are. */
export async function openOnnxRuntime({ url, threads }: OpenOptions): Promise<OpenedNetwork> {
  if (!self.crossOriginIsolated) throw new Error('onnxruntime-web would run on one thread.');
  ort.env.wasm.numThreads = threads;
  ort.env.wasm.wasmPaths = {
    mjs: new URL(factoryUrl, self.location.href).href,
    wasm: new URL(wasmUrl, self.location.href).href,
  };
  const model = await (await fetch(`${url}model.onnx`)).arrayBuffer();
  const session = await ort.InferenceSession.create(model, {
    executionProviders: ['wasm'],
    graphOptimizationLevel: 'all',
  });
  const [input] = session.inputMetadata;
  if (!input.isTensor) throw new Error('The ONNX file has no tensor as input.');
  const side = Number(input.shape[2]);
  return {
    side,
    layout: 'nchw',
    threads,
    async pass(values) {
      const { logits } = await session.run({ input: new ort.Tensor('float32', values, [1, 3, side, side]) });
      return logits.data as Float32Array;
    },
  };
}
