import type { AppState, TrayImage } from './appState';
import { referenceOf } from './profileProvenance';
import { scoresNote } from './provenance';

declare const __APP_VERSION__: string;

/** Where the numbers of an experiment over several images come from, a line each. */
export function experimentProvenance(
  { model, profile, runtime }: AppState,
  images: readonly TrayImage[],
): string[] {
  if (!model) return [];
  return [
    images.map(({ name }) => name).join(', '),
    `${model.id}, SHA-256 ${model.sha256}${scoresNote(model.settings.scores)}`,
    ...(profile ? [referenceOf(profile)] : []),
    `SE Lens ${__APP_VERSION__}, ${runtime?.backend ?? ''}`,
  ];
}
