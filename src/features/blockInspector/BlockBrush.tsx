import { bandOf } from '../../analysis/bandOf';
import { meanOver, outsideBand } from '../../analysis/brushFigures';
import { formatNumber } from '../../charts/formatNumber';
import { formatPercent } from '../../charts/formatPercent';
import type { SEBlockShape } from '../../domain/block';
import { translator } from '../../i18n/translate';
import { BrushBar } from '../../parts/BrushBar';
import { useApp } from '../../state/react';
import { useBrushed } from '../../state/useBrushed';
import { useProfile } from '../../state/useProfile';
import type { BlockNumbers } from './BlockStrip';

/** The brushed channels of the block: how many, their means, and how many are outside of what is usual. */
export function BlockBrush({ shape, block }: { shape: SEBlockShape; block: BlockNumbers | null }) {
  const t = translator(useApp((state) => state.language));
  const { name, channels } = shape;
  const brushed = useBrushed(channels);
  const profile = useProfile(brushed !== null);
  const usual = profile?.blocks.find((entry) => entry.name === name);

  const summary = () => {
    if (!brushed || !block) return null;
    const places = {
      count: brushed.size,
      channels,
      share: formatPercent(brushed.size / channels),
      z: formatNumber(meanOver(block.z, brushed) ?? 0),
      s: formatNumber(meanOver(block.s, brushed) ?? 0),
    };
    if (!usual) return t('brush.summary', places);
    return t('brush.summary.usual', {
      ...places,
      ...outsideBand(block.s, bandOf(usual.gates, 'all'), brushed),
    });
  };
  return <BrushBar block={name} channels={channels} summary={summary()} />;
}
