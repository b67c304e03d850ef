import type { BackendName } from './trace';

/** Largest differences that pass: gates absolute, z and logits relative to the largest of the block or net. */
export interface Tolerance {
  gates: number;
  squeeze: number;
  logits: number;
}

/** Those of the parity tests: engines with exact float32, WebGL, and GPUs that store half floats. */
const TOLERANCES = {
  exact: { gates: 1e-5, squeeze: 1e-4, logits: 1e-4 },
  webgl: { gates: 1e-3, squeeze: 1e-2, logits: 1e-2 },
  half: { gates: 1e-2, squeeze: 5e-2, logits: 5e-2 },
} as const satisfies Record<string, Tolerance>;

/** What the least exact of these engines may be off. */
export function toleranceOf(
  ...engines: { backend: BackendName; precision: 'float32' | 'float16' }[]
): Tolerance {
  if (engines.some(({ precision }) => precision === 'float16')) return TOLERANCES.half;
  return engines.some(({ backend }) => backend === 'webgl') ? TOLERANCES.webgl : TOLERANCES.exact;
}
