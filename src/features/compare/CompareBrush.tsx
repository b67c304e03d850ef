import { meanOver } from '../../analysis/brushFigures';
import { formatNumber } from '../../charts/formatNumber';
import { formatPercent } from '../../charts/formatPercent';
import type { SEBlockShape } from '../../domain/block';
import { translator } from '../../i18n/translate';
import { BrushBar } from '../../parts/BrushBar';
import { useApp } from '../../state/react';
import { useBrushed } from '../../state/useBrushed';
import { type ComparedImage, gatesOf, isReady } from './useCompared';

interface Props {
  block: SEBlockShape;
  images: readonly ComparedImage[];
}

/** The brushed channels of the block: how many, and how open they are on average for every image. */
export function CompareBrush({ block: { name, channels }, images }: Props) {
  const t = translator(useApp((state) => state.language));
  const brushed = useBrushed(channels);
  const means = images.filter(isReady).flatMap((image) => {
    const gates = gatesOf(image, name);
    const mean = brushed && gates?.length === channels ? meanOver(gates, brushed) : null;
    return mean === null ? [] : [`${image.name} ${formatNumber(mean)}`];
  });
  const summary =
    brushed && means.length > 0
      ? t('brush.summary.images', {
          count: brushed.size,
          channels,
          share: formatPercent(brushed.size / channels),
          values: means.join(' · '),
        })
      : null;
  return <BrushBar block={name} channels={channels} summary={summary} />;
}
