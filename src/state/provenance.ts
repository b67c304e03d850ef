import type { Profile } from '../domain/profile';
import type { Scores } from '../domain/scores';
import type { Trace } from '../domain/trace';
import { referenceOf } from './profileProvenance';

/**
 * Where the numbers of a figure come from, one line each; goes under every exported chart. `usual`: what the figure
 * compares with.
 */
export function provenance({ image, model, runtime }: Trace, usual: Profile | null = null): string[] {
  const { preprocess, crop } = image;
  const numbers = [crop.x, crop.y, crop.size].map((value) => Math.round(value * 100) / 100);
  const renderer = runtime.renderer ? ` (${runtime.renderer})` : '';
  return [
    `${image.name}, ${image.width} x ${image.height} px, square ${numbers[2]} px at (${numbers[0]}, ${numbers[1]}), ` +
      `${preprocess.interpolation} to ${preprocess.inputSize} px, mean ${preprocess.mean.join(' ')}, std ${preprocess.std.join(' ')}`,
    `${model.id}, SHA-256 ${model.sha256}${scoresNote(model.scores)}`,
    ...(usual ? [referenceOf(usual)] : []),
    `SE Lens ${runtime.app}, ${runtime.backend}${renderer}, ${runtime.precision}`,
  ];
}

/** Shares among all classes need no word. */
export const scoresNote = (scores: Scores | undefined): string =>
  scores === 'sigmoid' ? ', scores: sigmoid of each class by itself' : '';
