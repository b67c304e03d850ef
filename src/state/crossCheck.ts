import type { TraceDifference } from '../analysis/traceDifference';
import type { Failure } from '../domain/failure';
import type { BackendName, Trace } from '../domain/trace';
import type { Progress } from '../inference/protocol';

/** The network compared on demand: this page's engine with another one, on the image on screen. */
export type CrossCheck =
  | {
      state: 'running';
      backend: BackendName;
      /** The pass here, the other engine's start, the weights there, and the pass there. */
      step: 'here' | 'start' | 'load' | 'there';
      progress: Progress | null;
    }
  | { state: 'failed'; backend: BackendName; failure: Failure }
  | ({ state: 'done'; backend: BackendName } & CrossCheckResult);

export interface CrossCheckResult {
  image: Trace['image'];
  here: Trace['runtime'];
  there: Trace['runtime'];
  /** Milliseconds of either pass. */
  hereMs: number;
  thereMs: number;
  /** Whether both engines were given the very same pixels. */
  samePixels: boolean;
  difference: TraceDifference;
}

export interface Engines {
  backend: BackendName;
  /** null: no WebGL. */
  renderer: string | null;
  wasm: boolean;
}

/** The engines to compare with, the best first: WebGL and WASM with each other, plain JavaScript where one is missing. */
export function otherEngines({ backend, renderer, wasm }: Engines): BackendName[] {
  const all: [BackendName, boolean][] = [
    ['webgl', renderer !== null],
    ['wasm', wasm],
    ['cpu', true],
  ];
  return all.flatMap(([name, available]) => (available && name !== backend ? [name] : []));
}
