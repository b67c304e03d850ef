import type { AppState, TrayImage } from './appState';
import { referenceOf } from './profileProvenance';
import { imageNote, modelNote, preprocessNote, runtimeNote } from './provenance';

/** Where the numbers of an experiment over several images come from, a line each. */
export function experimentProvenance({ profile }: AppState, images: readonly TrayImage[]): string[] {
  const traces = images.flatMap(({ output }) => output?.trace ?? []);
  const [first] = traces;
  if (!first) return [];
  return [
    traces.map(({ image }) => imageNote(image)).join('; '),
    preprocessNote(first.image.preprocess),
    modelNote(first.model),
    ...(profile ? [referenceOf(profile)] : []),
    runtimeNote(first),
  ];
}
