import type { StoreApi } from 'zustand/vanilla';
import { fail } from '../domain/failure';
import type { LoadedModel } from '../domain/model';
import type { AppState } from './appState';
import { notify, refuse } from './notices';

/**
 * Tells of a model whose results differ from PyTorch by more than they should; such a model is used all the same. And of
 * kernels that had to go, unless the model before, `former`, had to do without them already.
 */
export function reportSelfCheck(
  store: StoreApi<AppState>,
  { selfCheck, plainKernels }: LoadedModel,
  former: LoadedModel | null,
): void {
  if (plainKernels && !former?.plainKernels)
    notify(store, { kind: 'info', code: 'plain-kernels', details: {} });
  if (!selfCheck || selfCheck.passed) return;
  const { gates, logits } = selfCheck;
  refuse(store, fail('self-check-failed', { gates: gates.toPrecision(2), logits: logits.toPrecision(2) }));
}
