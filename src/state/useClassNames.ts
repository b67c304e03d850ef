import { useMemo } from 'react';
import { labelsIn } from '../domain/classLabels';
import type { LoadedModel } from '../domain/model';
import { useApp } from './react';

/** A class's name in the language of the page; with its index where another class has the same name. */
export function useClassNames(model: LoadedModel): string[] {
  const language = useApp((state) => state.language);
  return useMemo(() => {
    const names = labelsIn(language, model);
    const count = new Map<string, number>();
    for (const name of names) count.set(name, (count.get(name) ?? 0) + 1);
    return names.map((name, index) => (count.get(name) === 1 ? name : `${name} (${index})`));
  }, [model, language]);
}
