import { useCallback, useMemo } from 'react';
import { bandOf } from '../../analysis/bandOf';
import { GATE_BINS, gateBin, gateShares } from '../../analysis/gateShares';
import { formatNumber } from '../../charts/formatNumber';
import { formatPercent } from '../../charts/formatPercent';
import { layoutGateShares } from '../../charts/layout/layoutGateShares';
import { isOwnReference } from '../../domain/profile';
import { translator } from '../../i18n/translate';
import { profileImages } from '../../parts/profileImages';
import { useTouchText } from '../../parts/useTouchText';
import { drawnModel } from '../../state/drawn';
import { useApp } from '../../state/react';
import { useBrushed } from '../../state/useBrushed';
import { useProfile } from '../../state/useProfile';
import { CloserChart } from './CloserChart';
import type { CloserProps } from './LookCloser';

const HEIGHT = 300;

/** How many channels of the block are how open, before what is usual where a profile tells it. */
export function GateDistribution({ shape, block, trace }: CloserProps) {
  const language = useApp((state) => state.language);
  const model = useApp(drawnModel);
  const reference = useApp((state) => state.reference);
  const profile = useProfile(true);
  const t = translator(language);
  const touchText = useTouchText();
  const { name, channels } = shape;
  const brushed = useBrushed(channels);
  const gates = profile?.blocks.find((entry) => entry.name === name)?.gates;
  const shares = useMemo(() => block && gateShares(block.s), [block]);
  const usual = useMemo(
    () => (gates ? gateShares(bandOf(gates, reference === 'none' ? 'all' : reference).middle) : null),
    [gates, reference],
  );
  const layout = useCallback(
    (width: number) =>
      layoutGateShares(
        { shares, usual, gates: block?.s },
        { width, height: HEIGHT, axis: t('distribution.axis'), positions: t('s.axis') },
      ),
    [shares, usual, block, t],
  );

  const help = () => {
    const own = t('distribution.help', { channels, bins: GATE_BINS });
    if (!profile || !usual) return own;
    const { images, imagesPerClass } = profile;
    const source = profileImages(t, language, profile);
    const labels = (language === 'zh' ? model?.labelsZh : null) ?? model?.labels ?? [];
    const light =
      typeof reference === 'number'
        ? t('distribution.help.class', { images: imagesPerClass, label: labels[reference], source })
        : t(isOwnReference(profile) ? 'distribution.help.own' : 'distribution.help.all', { images, source });
    return `${own} ${light}`;
  };
  const edge = (bin: number) => formatNumber(bin / GATE_BINS);
  const count = (bin: number) => Math.round((shares?.[bin] ?? 0) * channels);
  const brushedIn = (bin: number) =>
    [...(brushed ?? [])].filter((channel) => block && gateBin(block.s[channel]) === bin).length;
  const valueText = (bin: number) => {
    if (!shares) return t('result.none');
    const places = {
      low: edge(bin),
      high: edge(bin + 1),
      count: count(bin),
      channels,
      share: formatPercent(shares[bin]),
    };
    return usual
      ? t('distribution.value.usual', { ...places, usual: formatPercent(usual[bin]) })
      : t('distribution.value', places);
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
        rows: bins.map((bin) => [
          edge(bin),
          edge(bin + 1),
          shares ? count(bin) : '',
          shares ? formatPercent(shares[bin]) : '',
          ...(usual ? [formatPercent(usual[bin])] : []),
        ]),
      })}
      csv={() => ({
        columns: [
          'image',
          'block',
          'from',
          'to',
          'channels',
          'share',
          ...(usual ? ['usual_share'] : []),
          ...(brushed ? ['brushed'] : []),
        ],
        rows: bins.map((bin) => [
          trace?.image.name ?? '',
          name,
          bin / GATE_BINS,
          (bin + 1) / GATE_BINS,
          count(bin),
          shares?.[bin] ?? '',
          ...(usual ? [usual[bin]] : []),
          ...(brushed ? [brushedIn(bin)] : []),
        ]),
      })}
    />
  );
}
