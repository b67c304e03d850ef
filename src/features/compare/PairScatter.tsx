import { cornerCounts } from '../../analysis/cornerCounts';
import { correlation } from '../../analysis/correlation';
import { pairSimilarity } from '../../analysis/pairSimilarity';
import { ChannelScatter } from '../../charts/ChannelScatter';
import { ChartFrame } from '../../charts/ChartFrame';
import { withBrushed } from '../../charts/export/withBrushed';
import { formatNumber } from '../../charts/formatNumber';
import { brushedScene } from '../../charts/layout/brushedScene';
import { layoutScatter } from '../../charts/layout/layoutScatter';
import { float32Text } from '../../domain/traceJson';
import { TermText } from '../../glossary/TermText';
import { joinSentences } from '../../i18n/joinSentences';
import { translator } from '../../i18n/translate';
import { caption } from '../../parts/caption';
import { FigureExport } from '../../parts/FigureExport';
import { useBrushedText } from '../../parts/useBrushedText';
import { comparisonProvenance } from '../../state/comparisonProvenance';
import { useActions, useApp } from '../../state/react';
import { useBrushed } from '../../state/useBrushed';
import { useCoarsePointer } from '../../state/useCoarsePointer';
import { useResolvedTheme } from '../../state/useResolvedTheme';
import type { BlockProps } from './BlockGates';
import { useBlockPair } from './useBlockPair';
import { Waiting } from './Waiting';

/** Of the square and its axes, at most. */
const HEIGHT = 420;
const FILE_SIZE = { width: 580, height: 580 };

interface Props extends BlockProps {
  kind: 's' | 'z';
}

/** Every channel's value for the pinned image against that for another. */
export function PairScatter({ kind, block, images, usual }: Props) {
  const t = translator(useApp((state) => state.language));
  const theme = useResolvedTheme();
  const hovered = useApp((state) => state.hoveredChannel);
  const selected = useApp((state) => state.channel);
  const { hoverChannel, chooseChannel, brushChannels } = useActions();
  const touch = useCoarsePointer();
  const brushed = useBrushed(block.channels);
  const brushedText = useBrushedText(brushed);
  const pair = useBlockPair(block, images, usual);
  const title = t(`compare.scatter.${kind}.title`, { block: block.name });
  const testId = `compare-scatter-${kind}`;
  if (!pair) return <Waiting testId={testId} title={title} />;
  const names = { pinned: pair.pinned.image.name, partner: pair.partner.image.name };
  const [x, y] = [pair.pinned, pair.partner].map((side) => (kind === 's' ? side.gates : side.squeeze));
  const options = {
    xAxis: t('compare.scatter.axis', { symbol: kind, name: names.pinned }),
    yAxis: t('compare.scatter.axis', { symbol: kind, name: names.partner }),
    yDomain: kind === 's' ? 'unit' : 'centered',
    pair: true,
    quarters: null,
  } as const;
  const counted = kind === 's' && cornerCounts(x, y) !== null && t('compare.scatter.counts');
  const r = correlation(x, y);
  const centered = kind === 's' && usual ? pairSimilarity(x, y, usual.gates).centered : undefined;
  const shown = (value: number | null) => (value === null ? t('compare.undefined') : formatNumber(value));
  const textOf = (channel: number) =>
    t('compare.scatter.value', {
      channel,
      ...names,
      a: formatNumber(x[channel]),
      b: formatNumber(y[channel]),
    });
  const summary =
    centered === undefined
      ? t('compare.scatter.summary', { correlation: shown(r) })
      : t('compare.scatter.summary.centered', { centered: shown(centered), correlation: shown(r) });
  const marked = hovered ?? selected;
  const traces = [pair.pinned.image.trace, pair.partner.image.trace];
  const sceneAt = (size: { width: number; height: number }) =>
    brushedScene(layoutScatter({ x, y }, { ...size, ...options }), brushed);
  return (
    <section className="panel" data-testid={testId}>
      <ChartFrame
        level={2}
        title={title}
        help={<TermText message={t('compare.scatter.help', names)} />}
        tableTitle={t('table.open')}
        table={() => ({
          columns: [t('table.channel'), names.pinned, names.partner],
          rows: pair.order.map((channel) => [channel, formatNumber(x[channel]), formatNumber(y[channel])]),
        })}
        actions={
          <FigureExport
            fileName={`${block.name}.${kind}.pair`}
            title={title}
            finding={summary}
            help={caption(t('compare.scatter.help', names), counted, brushedText)}
            provenance={comparisonProvenance(traces)}
            disabled={false}
            scene={() => sceneAt(FILE_SIZE)}
            sheet={{
              id: testId,
              at: (width) => sceneAt({ width, height: Math.min(width, FILE_SIZE.height) }),
            }}
            csv={() => {
              const columns = ['block', 'channel', 'image_a', `${kind}_a`, 'image_b', `${kind}_b`];
              const rows = Array.from(x, (value, channel) => [
                block.name,
                channel,
                traces[0].image.name,
                float32Text(value),
                traces[1].image.name,
                float32Text(y[channel]),
              ]);
              return withBrushed({ columns, rows }, block.name, brushed);
            }}
          />
        }
      >
        <ChannelScatter
          {...options}
          x={x}
          y={y}
          height={HEIGHT}
          theme={theme}
          label={joinSentences(title, t('strip.keys'))}
          idle={t('strip.none')}
          order={pair.order}
          hovered={hovered}
          selected={selected}
          valueText={textOf}
          onHover={hoverChannel}
          onSelect={chooseChannel}
          brushed={brushed}
          onBrush={brushChannels}
        />
        <p className="help" data-testid={`${testId}-correlation`}>
          {summary} {counted}
        </p>
        <p className="reader-text help" data-testid="reader-text">
          {marked !== null && marked < x.length
            ? textOf(marked)
            : t(touch ? 'compare.idle.touch' : 'compare.idle')}
        </p>
      </ChartFrame>
    </section>
  );
}
