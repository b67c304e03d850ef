import { useCallback, useMemo } from 'react';
import { GATE_BINS, gateBin, gateShares } from '../../analysis/gateShares';
import { gateSummary } from '../../analysis/gateSummary';
import { formatNumber } from '../../charts/formatNumber';
import { formatPercent } from '../../charts/formatPercent';
import { layoutGateShares } from '../../charts/layout/layoutGateShares';
import { isOwnReference } from '../../domain/profile';
import { joinSentences } from '../../i18n/joinSentences';
import { translator } from '../../i18n/translate';
import { profileImages } from '../../parts/profileImages';
import { useTouchText } from '../../parts/useTouchText';
import { useApp } from '../../state/react';
import { useBrushed } from '../../state/useBrushed';
import { useProfile } from '../../state/useProfile';
import { CloserChart } from './CloserChart';
import type { CloserProps } from './LookCloser';

const HEIGHT = 300;
/** Bins below 0.1, and above 0.9. */
const END_BINS = 2;
type End = 'closed' | 'open';

/** How many channels of the block are how open, and the shares of closed and open gates that a profile tells. */
export function GateDistribution({ shape, block, trace }: CloserProps) {
  const language = useApp((state) => state.language);
  const reference = useApp((state) => state.reference);
  const profile = useProfile(true);
  const t = translator(language);
  const touchText = useTouchText();
  const { name, channels } = shape;
  const brushed = useBrushed(channels);
  const saturation = profile?.blocks.find((entry) => entry.name === name)?.saturation;
  const shares = useMemo(() => block && gateShares(block.s), [block]);
  const own = useMemo(() => block && gateSummary(block.s), [block]);
  const usual = useMemo(
    () => (saturation ? { open: saturation[0], closed: saturation[1] } : null),
    [saturation],
  );
  const layout = useCallback(
    (width: number) => {
      const lines = (end: End) => [
        own ? t('distribution.end', { end: t(`summary.${end}`), share: formatPercent(own[end]) }) : '',
        usual ? t('distribution.end.usual', { share: formatPercent(usual[end]) }) : '',
      ];
      return layoutGateShares(
        { shares, usual, gates: block?.s },
        {
          width,
          height: HEIGHT,
          axis: t('distribution.axis'),
          positions: t('s.axis'),
          ends: { closed: lines('closed'), open: lines('open') },
        },
      );
    },
    [shares, own, usual, block, t],
  );

  const help = () => {
    const bars = t('distribution.help', { channels, bins: GATE_BINS });
    if (!profile || !usual) return bars;
    const lines = t(isOwnReference(profile) ? 'distribution.help.own' : 'distribution.help.all', {
      images: profile.images,
      source: profileImages(t, language, profile),
    });
    const ofClass = typeof reference === 'number' && t('distribution.help.class');
    return joinSentences(bars, lines, ofClass);
  };
  const edge = (bin: number) => formatNumber(bin / GATE_BINS);
  const count = (bin: number) => Math.round((shares?.[bin] ?? 0) * channels);
  const brushedIn = (bin: number) =>
    [...(brushed ?? [])].filter((channel) => block && gateBin(block.s[channel]) === bin).length;
  const valueText = (bin: number) => {
    if (!shares) return t('result.none');
    const value = t('distribution.value', {
      low: edge(bin),
      high: edge(bin + 1),
      count: count(bin),
      channels,
      share: formatPercent(shares[bin]),
    });
    const end = bin < END_BINS ? 'closed' : bin >= GATE_BINS - END_BINS ? 'open' : null;
    return own && usual && end
      ? t('distribution.value.end', {
          value,
          end: t(`summary.${end}`),
          share: formatPercent(own[end]),
          usual: formatPercent(usual[end]),
        })
      : value;
  };
  const fullest = shares ? shares.indexOf(Math.max(...shares)) : 0;
  const bins = Array.from({ length: GATE_BINS }, (_, bin) => bin);

  return (
    <CloserChart
      testId="closer-distribution"
      title={t('distribution.title', { block: name })}
      help={help()}
      summary={valueText(fullest)}
      trace={trace}
      ready={block !== null}
      fileName={`${name}.distribution`}
      compared={usual && profile}
      layout={layout}
      brushed={brushed}
      idle={touchText('distribution.idle')}
      valueText={valueText}
      table={() => ({
        columns: [
          t('distribution.table.low'),
          t('distribution.table.high'),
          t('distribution.table.count'),
          t('distribution.table.share'),
          ...(usual ? [t('distribution.table.usual')] : []),
        ],
        rows: [
          ...bins.map((bin) => [
            edge(bin),
            edge(bin + 1),
            shares ? count(bin) : '',
            shares ? formatPercent(shares[bin]) : '',
            ...(usual ? [''] : []),
          ]),
          ...(usual
            ? (['closed', 'open'] as const).map((end) => [
                ...(end === 'closed'
                  ? [edge(0), edge(END_BINS)]
                  : [edge(GATE_BINS - END_BINS), edge(GATE_BINS)]),
                own ? Math.round(own[end] * channels) : '',
                own ? formatPercent(own[end]) : '',
                formatPercent(usual[end]),
              ])
            : []),
        ],
      })}
      csv={() => ({
        columns: [
          'image',
          'block',
          'from',
          'to',
          'channels',
          'share',
          ...(usual ? ['reference_share_below_0.1', 'reference_share_above_0.9'] : []),
          ...(brushed ? ['brushed'] : []),
        ],
        rows: bins.map((bin) => [
          trace?.image.name ?? '',
          name,
          bin / GATE_BINS,
          (bin + 1) / GATE_BINS,
          count(bin),
          shares?.[bin] ?? '',
          ...(usual ? [usual.closed, usual.open] : []),
          ...(brushed ? [brushedIn(bin)] : []),
        ]),
      })}
    />
  );
}
