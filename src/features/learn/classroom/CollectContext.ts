import { createContext } from 'react';
import type { StepId } from '../../../domain/lesson';
import type { QuestionProps } from '../Question';

/** A step's question as it is put now, and its computed answer. */
export type Collected = Pick<QuestionProps, 'places' | 'reveal'>;

/** Where steps tell their questions instead of showing themselves; null on the page. */
export const CollectContext = createContext<((step: StepId, found: Collected) => void) | null>(null);
