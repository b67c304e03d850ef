import { createContext, type ReactNode, use } from 'react';
import { useStore } from 'zustand';
import type { AppState } from './appState';
import type { App } from './createApp';

const AppContext = createContext<App | null>(null);

export function AppProvider({ app, children }: { app: App; children: ReactNode }) {
  return <AppContext value={app}>{children}</AppContext>;
}

function useAppContext(): App {
  const app = use(AppContext);
  if (!app) throw new Error('useApp outside of AppProvider');
  return app;
}

/** Subscribes to a part of the state. The selector must return a part, not build a new object. */
export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useAppContext().store, select);
}

export function useActions(): App['actions'] {
  return useAppContext().actions;
}
