import { useMemo } from 'react';
import { bandOf } from '../../analysis/bandOf';
import { rankByValue } from '../../analysis/channelOrder';
import { gateSummary } from '../../analysis/gateSummary';
import { ChannelStrip } from '../../charts/ChannelStrip';
import { ChartFrame } from '../../charts/ChartFrame';
import { withBrushed } from '../../charts/export/withBrushed';
import { formatNumber } from '../../charts/formatNumber';
import { brushedScene } from '../../charts/layout/brushedScene';
import { layoutStrip } from '../../charts/layout/layoutStrip';
import type { SEBlockShape } from '../../domain/block';
import { labelsIn } from '../../domain/classLabels';
import { type BlockProfile, isOwnReference } from '../../domain/profile';
import type { Trace } from '../../domain/trace';
import { float32Text, TRACE_COLUMNS, traceRows } from '../../domain/traceJson';
import { joinSentences } from '../../i18n/joinSentences';
import { translator } from '../../i18n/translate';
import { caption } from '../../parts/caption';
import { profileImages } from '../../parts/profileImages';
import { ResultExport } from '../../parts/ResultExport';
import { useBrushedText } from '../../parts/useBrushedText';
import { withUsual } from '../../parts/withUsual';
import type { ChannelOrder } from '../../state/appState';
import { drawnModel } from '../../state/drawn';
import { provenance } from '../../state/provenance';
import { useActions, useApp } from '../../state/react';
import { useBrushed } from '../../state/useBrushed';
import { useResolvedTheme } from '../../state/useResolvedTheme';

export interface BlockNumbers {
  z: Float32Array;
  s: Float32Array;
  /** Channels by falling s. */
  byGate: number[];
  /** Channel -> rank by s, 1 the largest. */
  rank: number[];
}

interface Props {
  kind: 'z' | 's';
  shape: SEBlockShape;
  block: BlockNumbers | null;
  trace: Trace | null;
  order: number[];
  orderKind: ChannelOrder;
  valueText(channel: number): string;
  /** What is usual for the block, where it is to be shown. */
  usual: BlockProfile | null;
}

const HEIGHT = 168;
const FILE_SIZE = { width: 1100, height: 260 };
/** In the picture of the view. */
const SHEET_HEIGHT = 180;

/** z or s of every channel of the chosen block, with its table and exports. */
export function BlockStrip({ kind, shape, block, trace, order, orderKind, valueText, usual }: Props) {
  const language = useApp((state) => state.language);
  const t = translator(language);
  const model = useApp(drawnModel);
  const hovered = useApp((state) => state.hoveredChannel);
  const selected = useApp((state) => state.channel);
  const { hoverChannel, chooseChannel, brushChannels } = useActions();
  const theme = useResolvedTheme();
  const reference = useApp((state) => state.reference);
  const profile = useApp((state) => state.profile);
  const band =
    useMemo(
      () => usual && reference !== 'none' && bandOf(kind === 'z' ? usual.squeeze : usual.gates, reference),
      [usual, reference, kind],
    ) || null;
  const { name, channels } = shape;
  const brushed = useBrushed(channels);
  const brushedText = useBrushedText(brushed);
  const title = t(`${kind}.title`, { block: name });
  const options = {
    domain: kind === 'z' ? 'signed' : 'unit',
    axis: t(`${kind}.axis`),
    positions: t(orderKind === 'channel' ? 'strip.channels' : 'strip.channels.ordered'),
    numbered: orderKind === 'channel',
    marginal: t('strip.marginal'),
  } as const;
  const edge = t('strip.marginal.help');
  const values = block?.[kind] ?? null;
  const table = () => ({
    columns: [t('table.channel'), t('channel.z'), t('channel.s'), t('table.rank')],
    rows: block
      ? order.map((channel) => [
          channel,
          float32Text(block.z[channel]),
          float32Text(block.s[channel]),
          block.rank[channel],
        ])
      : [],
  });
  const csv = () => {
    const traced = trace?.blocks.filter((entry) => entry.name === name) ?? [];
    const rank = traced.flatMap((entry) => rankByValue(entry.excitation));
    const rows = trace ? traceRows({ image: trace.image, blocks: traced }) : [];
    const notes = ['rank: of the gate s among the channels of the block, the largest is 1'];
    const own = {
      notes,
      columns: [...TRACE_COLUMNS, 'rank'],
      rows: rows.map((row, at) => [...row, rank[at]]),
    };
    const against =
      typeof reference === 'number' ? { index: reference, label: model?.labels[reference] ?? '' } : 'all';
    return withBrushed(band && usual ? withUsual(own, kind, [usual], against) : own, name, brushed);
  };
  const help = () => {
    const labels = model ? labelsIn(language, model) : [];
    const marks = () => {
      if (!band || !profile) return t('strip.caption');
      const source = profileImages(t, language, profile);
      if (typeof reference === 'number')
        return t('strip.caption.class', {
          symbol: kind,
          label: labels[reference],
          images: profile.imagesPerClass,
          source,
        });
      return t(isOwnReference(profile) ? 'strip.caption.own' : 'strip.caption.all', {
        symbol: kind,
        images: profile.images,
        source,
      });
    };
    return caption(t(`${kind}.help`), marks(), edge, brushedText);
  };
  const summary = () => {
    const figures = values && gateSummary(values);
    if (!figures) return t('result.none');
    return t('strip.summary', {
      channels,
      lowest: formatNumber(figures.min),
      low: values.indexOf(figures.min),
      highest: formatNumber(figures.max),
      high: values.indexOf(figures.max),
      mean: formatNumber(figures.mean),
    });
  };

  const sceneAt = (size: { width: number; height: number }) =>
    brushedScene(layoutStrip({ values, channels, order, band }, { ...size, ...options }), brushed);

  return (
    <div data-testid={`strip-${kind}`}>
      <ChartFrame
        title={title}
        help={joinSentences(t(`${kind}.help`), edge)}
        summary={summary()}
        tableTitle={t('table.open')}
        table={table}
        actions={
          <ResultExport
            fileName={`${trace?.image.name ?? 'image'}.${name}.${kind === 'z' ? 'squeeze' : 'excitation'}`}
            title={title}
            help={help()}
            provenance={trace ? provenance(trace, band && profile) : []}
            disabled={!block}
            scene={() => sceneAt(FILE_SIZE)}
            sheet={{
              id: `strip-${kind}`,
              at: (width) => sceneAt({ width, height: SHEET_HEIGHT }),
            }}
            csv={csv}
          />
        }
      >
        <ChannelStrip
          {...options}
          values={values}
          channels={channels}
          order={order}
          band={band}
          height={HEIGHT}
          theme={theme}
          label={joinSentences(title, t('strip.keys'))}
          idle={t('strip.none')}
          hovered={hovered}
          selected={selected}
          valueText={valueText}
          onHover={hoverChannel}
          onSelect={chooseChannel}
          brushed={brushed}
          onBrush={brushChannels}
        />
      </ChartFrame>
    </div>
  );
}
