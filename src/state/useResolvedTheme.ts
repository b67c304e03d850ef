import { useSyncExternalStore } from 'react';
import { useApp } from './react';

const query = () => window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(listener: () => void): () => void {
  const media = query();
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

/** The theme of exported figures. */
export function useFigureTheme(): 'light' | 'dark' {
  const choice = useApp((state) => state.figureColors);
  const page = useResolvedTheme();
  return choice === 'page' ? page : choice;
}

/** The theme on screen: the visitor's choice, else the system's. */
export function useResolvedTheme(): 'light' | 'dark' {
  const choice = useApp((state) => state.theme);
  const dark = useSyncExternalStore(subscribe, () => query().matches);
  return choice === 'system' ? (dark ? 'dark' : 'light') : choice;
}
