import type { StoreApi } from 'zustand/vanilla';
import type { Failure } from '../domain/failure';
import type { AppState } from './appState';
import type { Notice } from './notice';

/** Older notices make room: more than these would cover the charts. */
const MOST_NOTICES = 8;

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

let lastId = 0;

/** Shows a notice; the same notice again replaces its older copy. */
export function notify(store: StoreApi<AppState>, notice: WithoutId<Notice>): void {
  const text = JSON.stringify(notice);
  store.setState((state) => {
    const others = state.notices.filter(({ id: _, ...rest }) => JSON.stringify(rest) !== text);
    return { notices: [...others, { ...notice, id: ++lastId } as Notice].slice(-MOST_NOTICES) };
  });
}

/** Takes back what is no longer so. */
export function withdraw(store: StoreApi<AppState>, isOver: (notice: Notice) => boolean): void {
  store.setState(({ notices }) => ({ notices: notices.filter((notice) => !isOver(notice)) }));
}

/** Shows a failure, and hands it on. */
export function refuse(store: StoreApi<AppState>, failure: Failure): Failure {
  notify(store, { kind: 'error', failure });
  return failure;
}
