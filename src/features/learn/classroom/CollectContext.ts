import { createContext } from 'react';
import type { StepId } from '../../../domain/lesson';
import type { QuestionProps } from '../Question';

/** A step's question as it is put now, and its computed answer. */
export type Collected = Pick<QuestionProps, 'places' | 'reveal'>;

/** How a step is put to paper. */
export interface OnPaper {
  collect(step: StepId, found: Collected): void;
  /** The block that it is put to, whichever is on screen; null: that one. */
  block: string | null;
  /** null: the one that the page chooses. */
  channel: number | null;
}

/** Where steps tell their questions instead of showing themselves; null on the page. */
export const CollectContext = createContext<OnPaper | null>(null);
