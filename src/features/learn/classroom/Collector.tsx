import { useCallback, useEffect, useRef } from 'react';
import type { StepId } from '../../../domain/lesson';
import { type Step, stepOf } from '../../../lessons/lesson';
import { useActions, useApp } from '../../../state/react';
import { LIVE_STEPS } from '../liveSteps';
import { useLive } from '../useLive';
import { CollectContext, type Collected } from './CollectContext';

/** The network may be busy, or never give an answer: then the key says which ones are missing. */
const PATIENCE_MS = 20_000;

export type Questions = Partial<Record<StepId, Collected>>;

interface Props {
  steps: Step[];
  /** Waits until the answers are computed, too. */
  answers: boolean;
  onDone(questions: Questions): void;
}

/** Puts all steps to the network in use and the image on screen, without showing them. */
export function Collector({ steps, answers, onDone }: Props) {
  const found = useRef<Questions>({});
  const done = useRef(false);
  const finish = useCallback(() => {
    if (done.current) return;
    done.current = true;
    onDone(found.current);
  }, [onDone]);
  const collect = useCallback(
    (step: StepId, collected: Collected) => {
      found.current[step] = collected;
      if (answers && steps.every(({ id }) => found.current[id] && found.current[id]?.reveal !== null))
        finish();
    },
    [steps, answers, finish],
  );
  const plain = useApp((state) => state.model?.blocks.length === 0);
  const patience = answers && !plain ? PATIENCE_MS : 0;
  useEffect(() => {
    const timer = setTimeout(finish, patience);
    return () => clearTimeout(timer);
  }, [finish, patience]);
  useChosenChannel();
  return (
    <CollectContext value={collect}>
      {steps.map(({ id }) => {
        const Live = LIVE_STEPS[id];
        return <Live key={id} step={stepOf(id)} />;
      })}
    </CollectContext>
  );
}

/** Some answers are of a channel's maps, which are computed for the chosen one. */
function useChosenChannel(): void {
  const live = useLive();
  const unchosen = useApp((state) => state.channel === null);
  const { chooseChannel } = useActions();
  const first = unchosen && live?.gates ? live.channel : null;
  useEffect(() => {
    if (first !== null) chooseChannel(first, true);
  }, [first, chooseChannel]);
}
