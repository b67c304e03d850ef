import { useApp } from '../../state/react';

/** What networks are called in the lesson: a bundled one by its title's first part, any other by its id. */
export function useNetworkName(): (id: string) => string {
  const language = useApp((state) => state.language);
  const catalog = useApp((state) => state.catalog);
  return (id) => catalog.find((card) => card.id === id)?.title[language].split(' · ')[0] ?? id;
}
