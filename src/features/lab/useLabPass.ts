import type { Trace } from '../../domain/trace';
import { shownTrace } from '../../state/appState';
import { useApp } from '../../state/react';

export interface LabPass {
  /** The unedited pass; null before the first result. */
  before: Trace | null;
  /** The edited pass of the same image; null where nothing is edited, or its first result is not there yet. */
  after: Trace | null;
}

/** The two passes that the lab sets against each other; always of one image. */
export function useLabPass(): LabPass {
  const shown = useApp(shownTrace);
  const result = useApp(({ lab, modelLoads }) => (lab.result?.modelLoad === modelLoads ? lab.result : null));
  return result ? { before: result.before, after: result.after } : { before: shown, after: null };
}
