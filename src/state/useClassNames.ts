import { useMemo } from 'react';
import type { LoadedModel } from '../domain/model';
import { useApp } from './react';

/** A class's name in the language of the page; with its index where another class has the same name. */
export function useClassNames({ labels, labelsZh }: LoadedModel): string[] {
  const language = useApp((state) => state.language);
  return useMemo(() => {
    const names = language === 'zh' ? (labelsZh ?? labels) : labels;
    const count = new Map<string, number>();
    for (const name of names) count.set(name, (count.get(name) ?? 0) + 1);
    return names.map((name, index) => (count.get(name) === 1 ? name : `${name} (${index})`));
  }, [labels, labelsZh, language]);
}
