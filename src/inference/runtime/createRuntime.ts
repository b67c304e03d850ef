import { backend, memory } from '@tensorflow/tfjs-core';
import type { ExcitationWeights } from '../../domain/excitation';
import { fail } from '../../domain/failure';
import type { BlockMaps } from '../../domain/maps';
import type { LoadedModel } from '../../domain/model';
import type { Profile } from '../../domain/profile';
import { type Result, succeed } from '../../domain/result';
import type { BackendChoice, RuntimeInfo } from '../../domain/runtime';
import { excitationWeights } from '../../model/excitationWeights';
import { type DecodedImage, decodeImage } from '../image/decodeImage';
import type { MapsInput, MemoryReport, ModelSource, Progress, TraceInput, TraceOutput } from '../protocol';
import { startBackend } from './backends';
import { chooseBackend } from './chooseBackend';
import { loadModel, type ReadyModel } from './loadModel';
import { mapsPass } from './mapsPass';
import { createPassKeeper } from './passKeeper';
import { probeWebGL } from './probeWebGL';
import { createReadAhead } from './readAhead';
import { readProfile } from './readProfile';
import { sha256 } from './sha256';
import { tracePass } from './tracePass';

export interface RuntimeSettings {
  backend: BackendChoice;
  place: 'worker' | 'page';
  webglFailed: boolean;
}

/** What the WebGL backend has of its own. */
interface WebGLBackend {
  /** TensorFlow.js tells nobody when the context is lost. */
  gpgpu: { gl: WebGL2RenderingContext };
  textureManager: { getNumUsedTextures(): number; getNumFreeTextures(): number };
}

/** A dragged crop runs the same image again and again; older pixels are decoded anew. */
const KEPT_IMAGES = 2;

/**
 * Runs a network: backend, model, passes, one at a time. The same in a worker and on the page. `onContextLost`
 * is called once; everything after it answers `context-lost`.
 */
export function createRuntime(onContextLost: () => void) {
  let runtime: RuntimeInfo | null = null;
  let model: ReadyModel | null = null;
  let gl: WebGL2RenderingContext | null = null;
  const kept = new Map<string, DecodedImage>();
  const keeper = createPassKeeper();
  const ahead = createReadAhead();

  const dropModel = () => {
    keeper.drop();
    model?.weights.dispose();
    model = null;
  };

  const watchContext = () => {
    gl = (backend() as unknown as WebGLBackend).gpgpu.gl;
    gl.canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      onContextLost();
    });
  };

  const decode = async ({ imageId, blob, name }: TraceInput): Promise<Result<DecodedImage>> => {
    const known = kept.get(imageId);
    if (known) return succeed(known);
    const decoded = await decodeImage(blob, name);
    if (!decoded.ok) return decoded;
    kept.set(imageId, decoded.value);
    for (const id of kept.keys()) if (kept.size > KEPT_IMAGES) kept.delete(id);
    return decoded;
  };

  /** A lost context gives zeros, or throws at the next shader, depending on the browser. */
  const unlessLost = async <T>(work: () => Result<T> | Promise<Result<T>>): Promise<Result<T>> => {
    try {
      const result = await work();
      return gl?.isContextLost() ? fail('context-lost') : result;
    } catch (error) {
      if (gl?.isContextLost()) return fail('context-lost');
      throw error;
    }
  };

  return {
    async start({ backend: choice, place, webglFailed }: RuntimeSettings): Promise<Result<RuntimeInfo>> {
      const renderer = probeWebGL();
      dropModel();
      for (const { backend: name, reason } of chooseBackend(choice, {
        renderer,
        wasm: typeof WebAssembly !== 'undefined',
        webglFailed,
      })) {
        const started = await startBackend(name);
        if (!started) continue;
        if (name === 'webgl') watchContext();
        runtime = { backend: name, reason, renderer, place, ...started };
        return succeed(runtime);
      }
      return choice === 'auto' ? fail('no-backend') : fail('backend-unavailable', { backend: choice });
    },

    prepare: ahead.begin,

    async load(source: ModelSource, onProgress: (progress: Progress) => void): Promise<Result<LoadedModel>> {
      const running = runtime;
      if (!running) return fail('no-backend');
      const loaded = await unlessLost(() => loadModel(source, running, onProgress, ahead.read));
      if (!loaded.ok) return loaded;
      dropModel();
      model = loaded.value;
      return succeed(model.info);
    },

    async trace(input: TraceInput): Promise<Result<TraceOutput>> {
      const running = runtime;
      const ready = model;
      if (!running || !ready) return fail('no-model');
      const begun = performance.now();
      const decoded = await decode(input);
      if (!decoded.ok) return decoded;
      const decodeMs = performance.now() - begun;
      return unlessLost(() => tracePass(input, decoded.value, decodeMs, ready, running, keeper));
    },

    async maps(request: MapsInput): Promise<Result<BlockMaps>> {
      const ready = model;
      if (!runtime || !ready) return fail('no-model');
      const decoded = await decode(request.input);
      if (!decoded.ok) return decoded;
      return unlessLost(() => mapsPass(request, decoded.value, ready));
    },

    async profile(): Promise<Result<Profile>> {
      if (!model) return fail('no-model');
      const file = await model.fetchBeside('profile.safetensors');
      if (!file.ok) return file;
      if (!file.value) return fail('profile-missing');
      const { info } = model;
      return readProfile(file.value, info, await sha256(file.value));
    },

    async excitationWeights(block: string): Promise<Result<ExcitationWeights>> {
      const ready = model;
      return ready ? unlessLost(() => excitationWeights(ready.weights, block)) : fail('no-model');
    },

    memory(): MemoryReport {
      const { numTensors, numBytes, ...rest } = memory() as ReturnType<typeof memory> & {
        numBytesInGPUAllocated?: number;
        numBytesInGPUFree?: number;
      };
      const { textureManager } = backend() as unknown as Partial<WebGLBackend>;
      return {
        tensors: numTensors,
        bytes: numBytes,
        gpuBytes: rest.numBytesInGPUAllocated ?? null,
        gpuFreeBytes: rest.numBytesInGPUFree ?? null,
        textures: textureManager
          ? textureManager.getNumUsedTextures() + textureManager.getNumFreeTextures()
          : null,
      };
    },

    loseContext() {
      gl?.getExtension('WEBGL_lose_context')?.loseContext();
    },

    dispose() {
      dropModel();
      kept.clear();
    },
  };
}

export type Runtime = ReturnType<typeof createRuntime>;
