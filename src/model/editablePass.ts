import { type Tensor4D, tidy } from '@tensorflow/tfjs-core';
import {
  type ForwardResult,
  type GateOverride,
  head,
  packTaps,
  residualUnit,
  stem,
  type UnitTaps,
} from './forward';
import type { LoadedWeights } from './loadedWeights';

export interface EditablePass {
  /** The whole pass with these gates; only what lies behind the first edited block is computed. The caller disposes `packed`. */
  run(overrides: ReadonlyMap<string, GateOverride>): ForwardResult;
  dispose(): void;
}

/**
 * One image's pass, kept so that it can be run again with other gates: what enters every unit of the unedited network
 * stays where it was computed (about the memory of one pass with all its activations). `input` as in `forward`; it stays
 * the caller's.
 */
export function createEditablePass(weights: LoadedWeights, input: Tensor4D): EditablePass {
  const { units } = weights;
  /** What enters unit i; one more than units run so far. */
  const inputs: Tensor4D[] = [tidy(() => stem(weights, input))];
  /** What the units run so far left; null where a unit has no SE. */
  const taps: (UnitTaps | null)[] = [];

  const unitAt = (at: number, activations: Tensor4D, override?: GateOverride) => {
    const { se } = units[at];
    const { out, vectors } = tidy(() => {
      const { out, vectors } = residualUnit(units[at], activations, override);
      return { out, vectors };
    });
    return { out, taps: se ? { se, vectors } : null };
  };

  /** Runs unedited units until what enters unit `at` is known. */
  const advanceTo = (at: number) => {
    while (inputs.length <= at) {
      const next = unitAt(inputs.length - 1, inputs[inputs.length - 1]);
      inputs.push(next.out);
      taps.push(next.taps);
    }
  };

  return {
    run(overrides) {
      const edited = units.findIndex(({ se }) => se && overrides.has(se.name));
      const first = edited < 0 ? units.length : edited;
      advanceTo(first);
      const fresh: (UnitTaps | null)[] = [];
      let activations = inputs[first];
      try {
        for (let at = first; at < units.length; at++) {
          const name = units[at].se?.name;
          const next = unitAt(at, activations, name === undefined ? undefined : overrides.get(name));
          if (at > first) activations.dispose();
          activations = next.out;
          fresh.push(next.taps);
        }
        const last = activations;
        const logits = tidy(() => head(weights, last));
        try {
          const blocks = [...taps.slice(0, first), ...fresh].filter((block) => block !== null);
          return packTaps(blocks, logits);
        } finally {
          logits.dispose();
        }
      } finally {
        if (activations !== inputs[first]) activations.dispose();
        for (const block of fresh) for (const vector of block?.vectors ?? []) vector.dispose();
      }
    },

    dispose() {
      for (const activations of inputs) activations.dispose();
      for (const block of taps) for (const vector of block?.vectors ?? []) vector.dispose();
      inputs.length = 0;
      taps.length = 0;
    },
  };
}
