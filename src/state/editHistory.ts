import type { GateEdits } from '../domain/gateEdit';
import type { LabState } from './labState';

/** More steps than anyone walks back. */
const MOST_STEPS = 100;

type History = Pick<LabState, 'edits' | 'past' | 'future' | 'gesture'>;

/** Other edits, as a step of their own; changes of one gesture (`gesture` the same and not null) are one step together. */
export function withEdits(
  { edits, past, gesture: open }: History,
  next: GateEdits,
  gesture: string | null,
): History {
  const goesOn = gesture !== null && gesture === open;
  return { edits: next, past: goesOn ? past : [...past, edits].slice(-MOST_STEPS), future: [], gesture };
}

/** One step back; unchanged where there is none. */
export function undone(history: History): History {
  const { edits, past, future } = history;
  const before = past.at(-1);
  if (before === undefined) return history;
  return { edits: before, past: past.slice(0, -1), future: [edits, ...future], gesture: null };
}

/** One step forward again; unchanged where there is none. */
export function redone(history: History): History {
  const { edits, past, future } = history;
  if (future.length === 0) return history;
  return { edits: future[0], past: [...past, edits], future: future.slice(1), gesture: null };
}
