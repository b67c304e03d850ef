import { preprocessText } from './preprocessText';
import { provenance } from './provenance';
import type { ImagesRun } from './runImages';

/** More names than these would fill a figure; the tables have all. */
const MOST_NAMES = 40;

function lines(name: string, { traces, unreadable, beyond }: ImagesRun, most: number): string[] {
  const names = traces.map(({ image }) => image.name);
  const more = names.length > most ? `, and ${names.length - most} more, named in the CSV` : '';
  return [
    `group ${name}, ${names.length} images: ${names.slice(0, most).join(', ')}${more}`,
    ...(unreadable.length > 0 ? [`left out of group ${name}, unreadable: ${unreadable.join(', ')}`] : []),
    ...(beyond > 0
      ? [`left out of group ${name}, beyond the first ${names.length + unreadable.length}: ${beyond}`]
      : []),
  ];
}

/**
 * Where the numbers of a figure of two groups come from, a line each: who they are, how each image became the network's input,
 * then model and engine. `most`: names written of each group.
 */
export function groupProvenance({ a, b }: { a: ImagesRun; b: ImagesRun }, most = MOST_NAMES): string[] {
  const [trace] = a.traces;
  return [
    ...lines('A', a, most),
    ...lines('B', b, most),
    preprocessText(trace.image.preprocess),
    ...provenance(trace).slice(1),
  ];
}
