import type { Preprocess } from '../domain/preprocess';
import type { Profile } from '../domain/profile';
import type { Scores } from '../domain/scores';
import type { Trace, TraceSettings } from '../domain/trace';
import { referenceOf } from './profileProvenance';

/**
 * Where the numbers of a figure come from, one line each; goes under every exported chart. `usual`: what the figure
 * compares with.
 */
export function provenance(trace: Trace, usual: Profile | null = null): string[] {
  const { image, model } = trace;
  return [
    `${imageNote(image)}, ${preprocessNote(image.preprocess)}`,
    modelNote(model),
    ...(usual ? [referenceOf(usual)] : []),
    runtimeNote(trace),
  ];
}

/** Digits of an image's hash that tell the images of one figure apart. */
const SHORT_HASH = 12;

/** Which image, and the square of it that the network saw. */
export function imageNote({ name, sha256, width, height, crop }: Trace['image']): string {
  const [x, y, size] = [crop.x, crop.y, crop.size].map((value) => Math.round(value * 100) / 100);
  const hash = sha256 ? ` (SHA-256 ${sha256.slice(0, SHORT_HASH)}…)` : '';
  return `${name}${hash}, ${width} x ${height} px, square ${size} px at (${x}, ${y})`;
}

export const preprocessNote = ({ interpolation, inputSize, mean, std }: Preprocess): string =>
  `${interpolation} to ${inputSize} px, mean ${mean.join(' ')}, std ${std.join(' ')}`;

/** Which weights, and the settings that they do not tell where anything but the model's own files told them. */
export function modelNote({ id, sha256, scores, settings }: Trace['model']): string {
  return `${id}, SHA-256 ${sha256}${scoresNote(scores)}${settings ? settingsNote(settings) : ''}`;
}

function settingsNote({ family, stem_stride, max_pool, assumed, chosen }: TraceSettings): string {
  if (assumed.length + chosen.length === 0) return '';
  const whose = [
    ...(assumed.length > 0 ? [`assumed: ${assumed.join(' ')}`] : []),
    ...(chosen.length > 0 ? [`chosen by the visitor: ${chosen.join(' ')}`] : []),
  ];
  const pool = max_pool ? 'max-pool' : 'no max-pool';
  return `, geometry of ${family}, stem stride ${stem_stride}, ${pool} (${whose.join('; ')})`;
}

export function runtimeNote({ runtime }: Trace): string {
  const renderer = runtime.renderer ? ` (${runtime.renderer})` : '';
  return `SE Lens ${runtime.app}, ${runtime.backend}${renderer}, ${runtime.precision}`;
}

/** Shares among all classes need no word. */
export const scoresNote = (scores: Scores | undefined): string =>
  scores === 'sigmoid' ? ', scores: sigmoid of each class by itself' : '';
