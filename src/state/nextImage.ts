import type { AppState, TrayImage } from './appState';

/** What a result depends on besides the pixels; a result with another key is out of date. */
export function outputKey(state: AppState, image: TrayImage): string {
  const crop = image.crop ? `${image.crop.x},${image.crop.y},${image.crop.size}` : 'center';
  return `${state.modelLoads}|${state.runtime?.backend}|${crop}|${image.version}`;
}

/**
 * The next image to run: the one just chosen, the one on screen and those used beside it if out of date, then any
 * without a result.
 */
export function nextImage(state: AppState): TrayImage | null {
  if (state.stage !== 'ready' || !state.model) return null;
  const outdated = (image: TrayImage) =>
    image.origin.kind !== 'trace' && image.outputKey !== outputKey(state, image);
  const find = (id: string | null) => state.images.find((image) => image.id === id && outdated(image));
  // In the lab any image may lend its gates or take part in an experiment.
  const others = state.view === 'compare' ? state.compared : state.view === 'lab' ? state.images : [];
  return (
    find(state.pendingImage) ??
    find(state.currentImage) ??
    others.map(({ id }) => find(id)).find(Boolean) ??
    state.images.find((image) => image.output === null && outdated(image)) ??
    null
  );
}
