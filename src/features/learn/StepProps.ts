import type { Step } from '../../lessons/lesson';
import type { Live } from './useLive';

/** What every step's live part is given. */
export interface StepProps {
  step: Step;
}

/** The same, where the network has SE blocks. */
export interface LiveStepProps extends StepProps {
  live: Live;
}
