import type { RgbImage } from '../domain/preprocess';
import type { DrawnModel, Recording } from '../domain/recording';
import type { Trace } from '../domain/trace';
import { type AppState, shownImage, shownTrace, type TrayImage } from './appState';

/** Of the centered square alone, and not once a live result of the image is known. */
const isOf = ({ sample }: Recording, { origin, crop, output }: TrayImage): boolean =>
  origin.kind === 'sample' && origin.sample === sample && crop === null && output === null;

/** The recording, unless another network is there, or the same with settings of the visitor's. */
function usableRecording({ recording, model }: AppState): Recording | null {
  if (!recording || !model) return recording;
  const { id, sha256 } = recording.model;
  const same = model.id === id && model.sha256 === sha256 && Object.keys(model.chosen).length === 0;
  return same ? recording : null;
}

/** The recording, where it is of this image as it stands. */
export function recordingOf(state: AppState, image: TrayImage): Recording | null {
  const recording = usableRecording(state);
  return recording && isOf(recording, image) ? recording : null;
}

/**
 * The recording while it is on screen: before the first live result, also where that never comes. Only views that mark
 * it as recorded may draw it, and nothing may export, keep or compare it.
 */
export function shownRecording(state: AppState): Recording | null {
  // Its photograph may come later than its numbers.
  if (state.currentImage === null) return usableRecording(state);
  const image = shownImage(state);
  return image && recordingOf(state, image);
}

/** Whether the numbers on screen are recorded ones. */
export const isRecorded = (state: AppState): boolean => drawnTrace(state) !== shownTrace(state);

/** What charts draw: the trace on screen, before it the recorded one. */
export const drawnTrace = (state: AppState): Trace | null =>
  shownTrace(state) ?? shownRecording(state)?.trace ?? null;

/** The network that charts draw: the loaded one, before it that of the recording. */
export const drawnModel = (state: AppState): DrawnModel | null =>
  state.model ?? shownRecording(state)?.model ?? null;

/** What the network saw of the image on screen. */
export const drawnInput = (state: AppState): RgbImage | null =>
  shownImage(state)?.output?.input ?? shownRecording(state)?.input ?? null;
