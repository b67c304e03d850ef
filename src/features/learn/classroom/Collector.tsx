import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { LessonPath, StepId } from '../../../domain/lesson';
import { stepOf, stepsOn } from '../../../lessons/lesson';
import { useApp } from '../../../state/react';
import { LIVE_STEPS } from '../liveSteps';
import { CollectContext, type Collected } from './CollectContext';
import { paperPlace } from './paperPlace';

/** The network may be busy, or never give an answer: then the key says which ones are missing. */
const PATIENCE_MS = 20_000;

export type Questions = Partial<Record<StepId, Collected>>;

interface Props {
  path: LessonPath;
  /** Waits until the answers are computed, too. */
  answers: boolean;
  onDone(questions: Questions): void;
}

/** Puts all steps of a way to the network in use and the image on screen, without showing them. */
export function Collector({ path, answers, onDone }: Props) {
  const steps = useMemo(() => stepsOn(path), [path]);
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
  const given = useApp((state) => state.answers);
  const model = useApp((state) => state.model);
  const places = useMemo(
    () => steps.map(({ id }) => ({ id, paper: { collect, ...paperPlace({ given, model }, path, id) } })),
    [steps, collect, given, model, path],
  );
  return places.map(({ id, paper }) => {
    const Live = LIVE_STEPS[id];
    return (
      <CollectContext key={id} value={paper}>
        <Live step={stepOf(id)} />
      </CollectContext>
    );
  });
}
