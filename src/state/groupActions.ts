import type { StoreApi } from 'zustand/vanilla';
import { type Failure, fail } from '../domain/failure';
import type { InferenceClient } from '../inference/protocol';
import type { AppState } from './appState';
import { notify, refuse } from './notices';
import { createRunner } from './runImages';

/** No deviation within a group can be told of fewer. */
export const LEAST_GROUP = 2;

/** Two groups of the visitor's images, which need no place in the tray. They end with the model they were run on. */
export function createGroupActions(store: StoreApi<AppState>, client: InferenceClient) {
  const runner = createRunner(store, client, 'group');
  store.subscribe((state, before) => {
    if (state.modelLoads !== before.modelLoads && (state.groups.a || state.groups.b))
      store.setState({ groups: { a: null, b: null } });
  });

  return {
    /** Runs a group's images in place of its former ones. Fails with `group-too-few`, or with what broke the runtime. */
    async runGroup(group: 'a' | 'b', files: readonly File[]): Promise<Failure | null> {
      if (files.length === 0) return null;
      const run = await runner.run(files, (progress) =>
        store.setState({ groupProgress: { group, ...progress } }),
      );
      // Another group may be under way by now.
      if (store.getState().groupProgress?.group === group) store.setState({ groupProgress: null });
      if (!run) return null;
      if (!run.ok) return refuse(store, run);
      const { traces, unreadable, beyond } = run.value;
      const count = traces.length;
      const name = group.toUpperCase();
      if (unreadable.length > 0) {
        const details = { group: name, count, names: unreadable.join(', ') };
        notify(store, { kind: 'info', code: 'group-of-some', details });
      }
      if (beyond > 0)
        notify(store, { kind: 'info', code: 'group-beyond', details: { group: name, count, beyond } });
      if (count < LEAST_GROUP) return refuse(store, fail('group-too-few', { count, least: LEAST_GROUP }));
      store.setState(({ groups: former, groupsAsked }) => {
        const groups = { ...former, [group]: run.value };
        return { groups, groupsAsked: groups.a && groups.b ? null : groupsAsked };
      });
      return null;
    },

    stopGroup() {
      runner.stop();
      store.setState({ groupProgress: null });
    },
  };
}
