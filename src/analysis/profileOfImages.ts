import { quantileSorted, randomInt, randomLcg, range } from 'd3';
import type { LoadedModel } from '../domain/model';
import type { BlockProfile, Profile, Usual } from '../domain/profile';
import { gateSettings } from '../domain/settings';
import type { BlockTrace } from '../domain/trace';
import { correlation } from './correlation';
import { gateSummary } from './gateSummary';

/** Fewer images say little about what is usual. */
export const LEAST_IMAGES = 30;

const PAIRS = 2000;
/** At least one value. D3 takes typed arrays, its types do not say so. */
const quantile = (sorted: Float64Array, share: number) =>
  quantileSorted(sorted as unknown as number[], share) as number;
const NONE = new Float32Array();

/**
 * What is usual over the given images, one trace each of the same model: as `se-profile/1` of validation images, but
 * without classes, and without what freezing and bypassing cost. `imageNames`: one a trace. Percentiles interpolate linearly, as torch.quantile.
 */
export function profileOfImages(
  { sha256, settings }: Pick<LoadedModel, 'sha256' | 'settings'>,
  traces: { blocks: BlockTrace[] }[],
  imageNames: string[],
): Profile {
  const blocks = traces[0].blocks.map(({ name, channels }, at): BlockProfile => {
    const gates = traces.map(({ blocks: { [at]: block } }) => block.excitation);
    const usual = usualOf(gates, channels);
    const summaries = gates.map((values) => gateSummary(values));
    const share = (key: 'open' | 'closed') =>
      summaries.reduce((sum, summary) => sum + (summary?.[key] ?? 0), 0) / traces.length;
    return {
      name,
      channels,
      gates: usual,
      squeeze: usualOf(
        traces.map(({ blocks: { [at]: block } }) => block.squeeze),
        channels,
      ),
      // As exact as a file holds them, so that a saved reference gives the same numbers.
      pairs: pairBand(gates, usual.meanAll).map(Math.fround) as [number, number],
      saturation: [Math.fround(share('open')), Math.fround(share('closed'))],
      frozen: null,
      bypass: null,
    };
  });
  return {
    modelSha256: sha256,
    settings: gateSettings(settings),
    images: traces.length,
    imageNames,
    classes: 0,
    imagesPerClass: 0,
    blocks,
    allFrozen: null,
  };
}

/** One (C) an image -> mean, population deviation and percentiles of each channel. */
function usualOf(images: Float32Array[], channels: number): Usual {
  const [meanAll, stdAll, p10, p50, p90] = range(5).map(() => new Float32Array(channels));
  const values = new Float64Array(images.length);
  for (let channel = 0; channel < channels; channel++) {
    images.forEach((image, i) => {
      values[i] = image[channel];
    });
    values.sort();
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    meanAll[channel] = mean;
    stdAll[channel] = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    p10[channel] = quantile(values, 0.1);
    p50[channel] = quantile(values, 0.5);
    p90[channel] = quantile(values, 0.9);
  }
  return { mean: NONE, std: NONE, meanAll, stdAll, p10, p50, p90 };
}

/** 5th and 95th percentile of the similarity of random pairs of different images; the same pairs every time. */
function pairBand(gates: Float32Array[], meanAll: Float32Array): [number, number] {
  const source = randomLcg(1);
  const first = randomInt.source(source)(gates.length);
  const step = randomInt.source(source)(1, Math.max(gates.length, 2));
  const centered = gates.map((values) => values.map((value, channel) => value - meanAll[channel]));
  const similarities = range(PAIRS).map(() => {
    const a = first();
    return correlation(centered[a], centered[(a + step()) % gates.length]) ?? 0;
  });
  const sorted = Float64Array.from(similarities).sort();
  return [quantile(sorted, 0.05), quantile(sorted, 0.95)];
}
