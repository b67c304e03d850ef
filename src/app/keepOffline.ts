import type { StoreApi } from 'zustand/vanilla';
import { type AppState, shownTrace } from '../state/appState';
import { notify } from '../state/notices';

/** Whether this is `npm run build:single`, which needs no server anyway. */
declare const __SINGLE_FILE__: boolean;

/**
 * Lets the browser keep the built page for use without a network, once the first result is there: until then the
 * visitor waits for the same files. Nowhere else than in a build, and nothing over plain http.
 */
export function keepOffline(store: StoreApi<AppState>): void {
  if (!import.meta.env.PROD || __SINGLE_FILE__ || !navigator.serviceWorker) return;
  const stop = store.subscribe((state) => {
    if (shownTrace(state) === null) return;
    stop();
    register(store).catch((error: unknown) => console.info('not kept for offline use:', error));
  });
}

async function register(store: StoreApi<AppState>): Promise<void> {
  const registration = await navigator.serviceWorker.register('sw.js', { updateViaCache: 'none' });
  /** A first version takes nobody's place. */
  const tell = () => {
    if (registration.waiting && navigator.serviceWorker.controller)
      notify(store, { kind: 'info', code: 'new-version', details: {} });
  };
  tell();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', tell);
  });
}
