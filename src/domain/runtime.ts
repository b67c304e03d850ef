import type { BackendName } from './trace';

export type BackendChoice = 'auto' | BackendName;

/** Why `auto` took what it took, as i18n key `backend.reason.CODE`. */
export type BackendReason =
  | 'chosen' // the visitor asked for it
  | 'gpu' // WebGL on a real GPU
  | 'software-webgl' // WebGL is emulated on the processor, WASM is faster
  | 'no-webgl'
  | 'webgl-failed' // it broke while running: context lost twice, or the self-check failed
  | 'no-wasm'; // CPU as the last resort

export interface RuntimeInfo {
  backend: BackendName;
  reason: BackendReason;
  /** UNMASKED_RENDERER of the WebGL context, also where WebGL was not chosen; null where there is none. */
  renderer: string | null;
  precision: 'float32' | 'float16';
  /** Threads that WASM can use here, which only large networks get (`LoadedModel.threads`); 1 elsewhere. */
  threads: number;
  /** Where the network runs. */
  place: 'worker' | 'page';
}
