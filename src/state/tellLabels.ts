import type { StoreApi } from 'zustand/vanilla';
import type { ClassLabels } from '../domain/classLabels';
import type { AppState } from './appState';
import { notify } from './notices';

/** Says that a file named the classes; beside weights (`expected`) only if some of its labels had to be changed. */
export function tellLabels(store: StoreApi<AppState>, labels: ClassLabels, expected: boolean): void {
  const { file: name, en, repeated, unnamed } = labels;
  const mended = repeated + unnamed > 0;
  if (expected && !mended) return;
  const details = { name, classes: en.length, repeated, unnamed };
  notify(store, { kind: 'info', code: mended ? 'labels-mended' : 'labels-used', details });
}
