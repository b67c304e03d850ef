import { useEffect, useState } from 'react';
import type { ExcitationWeights } from '../domain/excitation';
import type { Result } from '../domain/result';
import { useActions, useApp } from './react';

/** The SE layer of a block of the model in use; null until it is there. `again` asks once more after a failure. */
export function useExcitationWeights(block: string): {
  read: Result<ExcitationWeights> | null;
  again(): void;
} {
  const ready = useApp((state) => state.stage === 'ready');
  const loads = useApp((state) => state.modelLoads);
  const { excitationWeights } = useActions();
  const [answer, setAnswer] = useState<{ of: string; read: Result<ExcitationWeights> } | null>(null);
  const [tries, setTries] = useState(0);
  const of = `${loads} ${block}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again
  useEffect(() => {
    if (!ready) return;
    let current = true;
    void excitationWeights(block).then((read) => {
      // While the engine is being changed it holds no model: asked again once it is ready.
      if (current && (read.ok || read.code !== 'no-model')) setAnswer({ of, read });
    });
    return () => {
      current = false;
    };
  }, [block, of, ready, tries, excitationWeights]);

  return { read: answer?.of === of ? answer.read : null, again: () => setTries((n) => n + 1) };
}
