import { memory } from '@tensorflow/tfjs-core';
import type { Participant } from '../../comparison';
import { countGl } from './countGl';
import type { OpenedNetwork, OpenOptions } from './participant';
import type { Answers, WorkerReply, WorkerRequest } from './protocol';

/** One participant in a worker of its own, so that no two share a backend, a pool or shaders. */
const OPENERS: Record<Participant, (options: OpenOptions) => Promise<OpenedNetwork>> = {
  'se-lens': async (options) => (await import('./seLens')).openSeLens(options, { taps: false, dense: false }),
  'se-lens-taps': async (options) =>
    (await import('./seLens')).openSeLens(options, { taps: true, dense: false }),
  'se-lens-other': async (options) =>
    (await import('./seLens')).openSeLens(options, { taps: false, dense: false, threads: options.threads }),
  'dense-groups': async (options) =>
    (await import('./seLens')).openSeLens(options, { taps: false, dense: true }),
  straight: async (options) => (await import('./straightPort')).openStraightPort(options),
  layers: async (options) => (await import('./layersModel')).openLayersModel(options),
  onnxruntime: async (options) => (await import('./onnxRuntime')).openOnnxRuntime(options),
  'onnxruntime-all': async (options) => (await import('./onnxRuntime')).openOnnxRuntime(options),
};

let network: OpenedNetwork | null = null;
let values: Float32Array = new Float32Array();
let peakPoolBytes = 0;
/** Not while passes are timed. */
let watchingPool = true;
const counts = countGl(() => {
  if (watchingPool) peakPoolBytes = Math.max(peakPoolBytes, poolBytes());
});

function poolBytes(): number {
  return (memory() as { numBytesInGPUAllocated?: number }).numBytesInGPUAllocated ?? 0;
}

async function answer(request: WorkerRequest): Promise<Answers[keyof Answers]> {
  switch (request.kind) {
    case 'open': {
      network = await OPENERS[request.participant](request);
      values = imageValues(network);
      const { threads, mostThreads } = network;
      return { threads, mostThreads };
    }
    case 'pass': {
      if (!network) throw new Error('no network');
      const begun = performance.now();
      const logits = await network.pass(values);
      const ms = performance.now() - begun;
      watchingPool = false;
      return { ms, logits: logits.slice() };
    }
    case 'gpu':
      return { ...counts, peakPoolBytes: Math.max(peakPoolBytes, poolBytes()) };
  }
}

/** The same picture for all, as each wants it. */
function imageValues({ side, layout }: OpenedNetwork): Float32Array {
  const pixels = side * side;
  const value = (pixel: number, channel: number) => 2 * Math.sin(pixel * 3 + channel);
  return Float32Array.from({ length: 3 * pixels }, (_, at) =>
    layout === 'nhwc' ? value(Math.floor(at / 3), at % 3) : value(at % pixels, Math.floor(at / pixels)),
  );
}

self.onmessage = async ({ data }: MessageEvent<WorkerRequest>) => {
  const reply = await answer(data).then(
    (value): WorkerReply => ({ id: data.id, ok: true, value }),
    (error): WorkerReply => ({ id: data.id, ok: false, reason: String(error?.stack ?? error) }),
  );
  self.postMessage(reply);
};
