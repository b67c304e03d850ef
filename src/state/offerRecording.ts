import type { StoreApi } from 'zustand/vanilla';
import { defaultCard, type ModelCard, type Sample } from '../domain/model';
import type { Recording } from '../domain/recording';
import { fetchFile } from '../site/siteFiles';
import { type AppState, shownTrace } from './appState';
import { firstModel, type Link } from './link';
import { RECORDING_PATH, readRecording } from './recordingFile';

type Lists = Pick<AppState, 'catalog' | 'samples'>;

/** Whether a link opens on the first sample and the default model whatever the site holds of both. */
export const saysNothing = (link: Link): boolean =>
  link.session === undefined && link.image === undefined && firstModel(link) === undefined;

/** Whether a link opens on what is recorded: the first sample, and the default model. */
export function asksForRecorded(link: Link, { catalog, samples }: Lists): boolean {
  if (link.session !== undefined) return false;
  const { image } = link;
  const model = firstModel(link);
  return (
    (model === undefined || model === defaultCard(catalog)?.id) &&
    (image === undefined || image === `sample:${samples[0]?.id}`)
  );
}

/** Whether it is of these weights and this sample; another is an old one, which nobody made anew. */
export const isUpToDate = (
  { model, sample }: Recording,
  catalog: readonly ModelCard[],
  samples: readonly Sample[],
): boolean => {
  const card = defaultCard(catalog);
  return card?.id === model.id && card.sha256 === model.sha256 && samples[0]?.id === sample;
};

/** The site's recording; null where it has none that can be read: the page waits for its network then. */
export async function fetchRecording(): Promise<Recording | null> {
  try {
    const response = await fetchFile(RECORDING_PATH);
    return response.ok ? readRecording(await response.text()) : null;
  } catch {
    return null;
  }
}

/** Puts the recording on screen until the first live result is; not where that came first. `pump`: as of the scheduler. */
export function offerRecording(
  store: StoreApi<AppState>,
  recording: Recording | null,
  pump: () => void,
): void {
  const state = store.getState();
  if (!recording || !isUpToDate(recording, state.catalog, state.samples)) return;
  if (state.images.some(({ output }) => output !== null)) return;
  const stop = store.subscribe((next) => {
    if (shownTrace(next) === null) return;
    stop();
    store.setState({ recording: null });
  });
  store.setState({ recording });
  pump();
}
