import { gateSummary } from '../analysis/gateSummary';
import type { AppState } from './appState';
import { drawnModel, drawnTrace } from './drawn';

/** The block whose gates differ most from channel to channel on the shown image: worth a first look. */
export function widestBlock(state: AppState): string | null {
  const names = drawnModel(state)?.blocks.map(({ name }) => name) ?? [];
  const blocks = (drawnTrace(state)?.blocks ?? []).filter(({ name }) => names.includes(name));
  const spread = ({ excitation }: (typeof blocks)[number]) => gateSummary(excitation)?.spread ?? 0;
  return (
    blocks.reduce<(typeof blocks)[number] | null>(
      (widest, block) => (widest && spread(widest) >= spread(block) ? widest : block),
      null,
    )?.name ?? null
  );
}
