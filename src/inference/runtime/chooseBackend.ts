import type { BackendChoice, BackendReason } from '../../domain/runtime';
import type { BackendName } from '../../domain/trace';

export interface Machine {
  /** UNMASKED_RENDERER of a WebGL 2 context; null where there is none. */
  renderer: string | null;
  wasm: boolean;
  /** WebGL broke in this session: lost twice, or wrong results. */
  webglFailed: boolean;
}

const SOFTWARE = /SwiftShader|llvmpipe|softpipe|Basic Render|\bWARP\b/i;

/** Whether a renderer is a program on the processor and no GPU. */
export const isSoftware = (renderer: string): boolean => SOFTWARE.test(renderer);

/**
 * The backends to try in turn, each with the reason shown to the visitor: what was chosen, or WebGL on a real
 * GPU, else WASM, and the CPU last.
 */
export function chooseBackend(
  choice: BackendChoice,
  { renderer, wasm, webglFailed }: Machine,
): { backend: BackendName; reason: BackendReason }[] {
  if (choice !== 'auto') return [{ backend: choice, reason: 'chosen' }];
  const why: BackendReason = webglFailed ? 'webgl-failed' : renderer === null ? 'no-webgl' : 'software-webgl';
  const gpu = renderer !== null && !isSoftware(renderer) && !webglFailed;
  return [
    ...(gpu ? [{ backend: 'webgl', reason: 'gpu' } as const] : []),
    ...(wasm ? [{ backend: 'wasm', reason: gpu ? 'webgl-failed' : why } as const] : []),
    { backend: 'cpu', reason: 'no-wasm' },
  ];
}
