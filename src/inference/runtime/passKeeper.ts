import type { EditablePass } from '../../model/editablePass';
import type { TraceInput } from '../protocol';
import type { SeenPixels } from './cropPixels';

export interface KeptPass {
  seen: SeenPixels;
  pass: EditablePass;
}

/** Keeps the pass of the image that gates were edited on last, so that the next edit computes only what it changes. */
export function createPassKeeper() {
  let kept: (KeptPass & { key: string }) | null = null;

  const keyOf = ({ imageId, crop }: TraceInput) =>
    `${imageId}|${crop ? `${crop.x},${crop.y},${crop.size}` : 'center'}`;

  const drop = () => {
    kept?.pass.dispose();
    kept = null;
  };

  return {
    /** The kept pass of this image and square, made anew where there is none. */
    passOf(input: TraceInput, make: () => KeptPass): KeptPass {
      const key = keyOf(input);
      if (kept?.key === key) return kept;
      drop();
      kept = { key, ...make() };
      return kept;
    },
    /** Frees what is kept of any other image. */
    dropOthers(input: TraceInput) {
      if (kept && kept.key !== keyOf(input)) drop();
    },
    /** Frees what is kept: it belongs to the weights it was computed with. */
    drop,
  };
}

export type PassKeeper = ReturnType<typeof createPassKeeper>;
