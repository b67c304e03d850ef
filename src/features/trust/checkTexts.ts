import { formatNumber } from '../../charts/formatNumber';
import type { Translate } from '../../i18n/translate';
import type { CrossCheckResult } from '../../state/crossCheck';

/** Whether two engines agree, by how much they differ, and what to make of it. */
export function verdict({ here, there, difference }: CrossCheckResult, t: Translate): string {
  const { passed, gates, squeeze, logits, tolerance } = difference;
  const key = passed ? 'trust.cross.passed' : 'trust.cross.failed';
  return t(gates ? key : `${key}.plain`, {
    here: t(`backend.${here.backend}`),
    there: t(`backend.${there.backend}`),
    gates: formatNumber(gates?.difference ?? 0),
    mostGates: formatNumber(tolerance.gates),
    squeeze: formatNumber(squeeze?.relative ?? 0),
    mostSqueeze: formatNumber(tolerance.squeeze),
    logits: formatNumber(logits.relative),
    mostLogits: formatNumber(tolerance.logits),
  });
}

/** What was compared besides: the image, the best classes, the pixels, the time. */
export function comparedSentences(
  { image, here, there, hereMs, thereMs, samePixels, difference }: CrossCheckResult,
  t: Translate,
): string[] {
  const round = (value: number) => Math.round(value * 100) / 100;
  return [
    t('trust.cross.image', {
      name: image.name,
      size: round(image.crop.size),
      x: round(image.crop.x),
      y: round(image.crop.y),
    }),
    t(samePixels ? 'trust.cross.pixels' : 'trust.cross.other-pixels'),
    t(difference.sameAnswers ? 'trust.cross.answers' : 'trust.cross.other-answers'),
    t('trust.cross.time', {
      here: t(`backend.${here.backend}`),
      there: t(`backend.${there.backend}`),
      hereMs: hereMs.toFixed(hereMs < 10 ? 1 : 0),
      thereMs: thereMs.toFixed(thereMs < 10 ? 1 : 0),
    }),
  ];
}

export interface DifferenceRow {
  name: string;
  where: string;
  first: string;
  second: string;
  difference: string;
  allowed: string;
}

/** Where the largest differences are, with the numbers of either engine there. */
export function differenceRows(
  { difference: { gates, squeeze, logits, tolerance } }: CrossCheckResult,
  labels: string[],
  t: Translate,
): DifferenceRow[] {
  // Float32 holds seven digits; fewer would hide the difference.
  const digits = (value: number) => (Number.isFinite(value) ? value.toPrecision(7) : String(value));
  const of = ({ first, second }: { first: number; second: number }) => ({
    first: digits(first),
    second: digits(second),
  });
  const share = (value: number) => t('trust.cross.share', { value: formatNumber(value) });
  const at = ({ block, index }: { block: string; index: number }) =>
    t('trust.cross.channel', { block, channel: index });
  return [
    ...(gates
      ? [
          {
            name: t('trust.cross.gate'),
            where: at(gates),
            ...of(gates),
            difference: formatNumber(gates.difference),
            allowed: formatNumber(tolerance.gates),
          },
        ]
      : []),
    ...(squeeze
      ? [
          {
            name: t('trust.cross.squeeze'),
            where: at(squeeze),
            ...of(squeeze),
            difference: `${formatNumber(squeeze.difference)}, ${share(squeeze.relative)}`,
            allowed: share(tolerance.squeeze),
          },
        ]
      : []),
    {
      name: t('trust.cross.logit'),
      where: labels[logits.index] ?? String(logits.index),
      ...of(logits),
      difference: `${formatNumber(logits.difference)}, ${share(logits.relative)}`,
      allowed: share(tolerance.logits),
    },
  ];
}
