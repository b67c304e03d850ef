import { useMemo } from 'react';
import { gateQuantiles } from '../../analysis/gateQuantiles';
import { gateSummary } from '../../analysis/gateSummary';
import { deviationFromUsual, LEAST_DEVIATION } from '../../analysis/usual';
import { ChartFrame } from '../../charts/ChartFrame';
import { ColorLegend } from '../../charts/ColorLegend';
import { deviationScale, gateColor, LARGEST_DEVIATION, type Theme } from '../../charts/colors';
import { withBrushed } from '../../charts/export/withBrushed';
import { formatGate } from '../../charts/formatGate';
import { formatPercent } from '../../charts/formatPercent';
import { brushedScene } from '../../charts/layout/brushedScene';
import { layoutNetworkMap } from '../../charts/layout/layoutNetworkMap';
import { NetworkMap } from '../../charts/NetworkMap';
import type { SEBlockShape } from '../../domain/block';
import { isOwnReference } from '../../domain/profile';
import { TRACE_COLUMNS, traceRows } from '../../domain/traceJson';
import { TermText } from '../../glossary/TermText';
import { translator } from '../../i18n/translate';
import { caption } from '../../parts/caption';
import { ProfileProblem } from '../../parts/ProfileProblem';
import { profileImages } from '../../parts/profileImages';
import { ResultExport } from '../../parts/ResultExport';
import { useBrushedText } from '../../parts/useBrushedText';
import { withUsual } from '../../parts/withUsual';
import type { GateColorMode } from '../../state/appState';
import { drawnModel, drawnTrace } from '../../state/drawn';
import { provenance } from '../../state/provenance';
import { useActions, useApp } from '../../state/react';
import { useBrushed } from '../../state/useBrushed';
import { useCoarsePointer } from '../../state/useCoarsePointer';
import { useProfile } from '../../state/useProfile';
import { useResolvedTheme } from '../../state/useResolvedTheme';

const MODES: GateColorMode[] = ['unit', 'block', 'deviation'];
const NO_BLOCKS: SEBlockShape[] = [];
/** Width that a file's map is laid out for, pixels. */
const FILE_WIDTH = 1100;

const colorHelp = (mode: GateColorMode, own: boolean) =>
  mode !== 'deviation'
    ? (`map.caption.${mode}` as const)
    : own
      ? 'map.colors.deviation.help.own'
      : 'map.colors.deviation.help';

/** Four digits, unless they claim that a gate reached 1. */
function tableFigure(value: number): string {
  const digits = value.toPrecision(4);
  return Number(digits) === 1 ? formatGate(value) : digits;
}

/** Every block's gates at a glance; the way to choose a block. */
export function MapPanel() {
  const language = useApp((state) => state.language);
  const t = translator(language);
  const touch = useCoarsePointer();
  const blocks = useApp((state) => drawnModel(state)?.blocks ?? NO_BLOCKS);
  const plain = useApp((state) => drawnModel(state)?.blocks.length === 0);
  const trace = useApp(drawnTrace);
  const selected = useApp((state) => state.block);
  const chosenAt = blocks.findIndex((block) => block.name === selected);
  const brushed = useBrushed(blocks[chosenAt]?.channels ?? 0);
  const brushedText = useBrushedText(brushed);
  const wantedColors = useApp((state) => state.gateColors);
  const profile = useProfile(wantedColors === 'deviation');
  const { chooseBlock, setGateColors } = useActions();
  const theme = useResolvedTheme();

  // A result of another model waits for its own.
  const gates = useMemo(
    () =>
      trace && trace.blocks.length === blocks.length
        ? trace.blocks.map((block) => block.applied ?? block.excitation)
        : null,
    [trace, blocks],
  );
  const deviations = useMemo(
    () => gates && profile && gates.map((block, i) => deviationFromUsual(block, profile.blocks[i].gates)),
    [gates, profile],
  );
  // Until the profile is there, and where there is none, the colors are those of the gates themselves.
  const colors = wantedColors === 'deviation' && !deviations ? 'unit' : wantedColors;
  const texts = useMemo(
    () => ({
      depthTitle: t('map.depth'),
      depthEnd: t('map.depth.end'),
      stageTitle: (stage: number) => t('map.stage', { stage }),
      highest: t('map.highest'),
      lowest: t('map.lowest'),
    }),
    [t],
  );
  if (plain)
    return (
      <section className="panel map-panel" data-testid="map-panel">
        <h2>{t('map.title')}</h2>
        <p>{t('map.none')}</p>
      </section>
    );

  const tileLabel = (index: number) => {
    const { name, channels, hidden } = blocks[index];
    const quantiles = gates && gateQuantiles(gates[index]);
    return quantiles
      ? t('map.tile', {
          name,
          channels,
          hidden,
          median: formatGate(quantiles.median),
          p10: formatGate(quantiles.p10),
          p90: formatGate(quantiles.p90),
        })
      : t('map.tile.empty', { name, channels, hidden });
  };
  const table = () => ({
    columns: [
      t('map.table.block'),
      t('map.table.channels'),
      t('map.table.hidden'),
      t('two.table.median'),
      t('two.table.p10'),
      t('two.table.p90'),
      t('map.table.mean'),
      t('map.table.spread'),
      t('map.table.min'),
      t('map.table.max'),
      t('summary.open'),
      t('summary.closed'),
    ],
    rows: blocks.map(({ name, channels, hidden }, i) => {
      const summary = gates && gateSummary(gates[i]);
      if (!summary) return [name, channels, hidden];
      const { median, p10, p90 } = gateQuantiles(gates[i]);
      const { mean, spread, min, max, open, closed } = summary;
      const figures = [median, p10, p90, mean, spread, min, max].map(tableFigure);
      return [name, channels, hidden, ...figures, formatPercent(open), formatPercent(closed)];
    }),
  });
  const summary = () => {
    if (!gates) return t('result.none');
    const medians = gates.map((block) => gateQuantiles(block).median);
    const [high, low] = [Math.max(...medians), Math.min(...medians)];
    return t('map.summary', {
      high: blocks[medians.indexOf(high)].name,
      highMedian: formatGate(high),
      low: blocks[medians.indexOf(low)].name,
      lowMedian: formatGate(low),
    });
  };
  const chosen = gates?.[chosenAt];
  const range = (colors === 'block' && chosen && gateSummary(chosen)) || { min: 0, max: 1 };
  const own = colors === 'deviation' && profile !== null && isOwnReference(profile);
  const badge = t(own ? 'map.badge.deviation.own' : `map.badge.${colors}`);
  const colorText = () =>
    colors === 'deviation' && profile
      ? t(own ? 'map.caption.deviation.own' : 'map.caption.deviation', {
          images: profile.images,
          source: profileImages(t, language, profile),
          least: LEAST_DEVIATION,
          most: LARGEST_DEVIATION,
        })
      : t(colors === 'block' ? 'map.caption.block' : 'map.caption.unit');
  const byDeviation = {
    title: t('map.legend.deviation'),
    low: `−${LARGEST_DEVIATION}`,
    high: `+${LARGEST_DEVIATION}`,
  };

  const sceneAt = (width: number, theme: Theme) => {
    const map = layoutNetworkMap(
      { blocks, gates, deviations },
      {
        width,
        theme,
        colors,
        texts,
        legend:
          colors === 'deviation'
            ? { ...byDeviation, scale: deviationScale(theme) }
            : {
                title: t('map.legend'),
                low: colors === 'unit' ? '0' : t('map.legend.low'),
                high: colors === 'unit' ? '1' : t('map.legend.high'),
                scale: gateColor(theme),
              },
      },
    );
    const brushMarks = (set: ReadonlySet<number>) => map.brushMarks(chosenAt, set);
    return brushedScene({ scene: map.scene, brushMarks }, brushed);
  };

  return (
    <section className="panel map-panel" data-testid="map-panel">
      <ChartFrame
        level={2}
        title={t('map.title')}
        help={<TermText message={t(touch ? 'map.help.touch' : 'map.help')} />}
        summary={summary()}
        tableTitle={t('table.open')}
        table={table}
        actions={
          <ResultExport
            fileName={`${trace?.image.name ?? 'image'}.gates`}
            title={t('export.title', { title: t('map.title'), note: badge })}
            help={caption(t('map.help.sheet'), colorText(), t('map.caption.depth'), brushedText)}
            provenance={trace ? provenance(trace, colors === 'deviation' ? profile : null) : []}
            disabled={!gates || blocks.length === 0}
            scene={(theme) => sceneAt(FILE_WIDTH, theme)}
            sheet={{ id: 'map-panel', at: (width, _ratio, theme) => sceneAt(width, theme) }}
            csv={() => {
              const table = { columns: TRACE_COLUMNS, rows: trace ? traceRows(trace) : [] };
              const against =
                colors === 'deviation' && profile ? withUsual(table, 's', profile.blocks) : table;
              return withBrushed(against, selected ?? '', brushed);
            }}
          />
        }
      >
        <div className="panel-controls">
          <fieldset className="switch">
            <legend className="visually-hidden">{t('map.colors')}</legend>
            {MODES.map((mode) => (
              <button
                key={mode}
                type="button"
                aria-pressed={wantedColors === mode}
                onClick={() => setGateColors(mode)}
              >
                {t(`map.colors.${mode}`)}
              </button>
            ))}
          </fieldset>
          {colors === 'deviation' ? (
            <ColorLegend {...byDeviation} scale={deviationScale(theme)} />
          ) : (
            <ColorLegend
              scale={gateColor(theme)}
              title={
                colors === 'block' && selected && chosen
                  ? t('map.legend.of', { block: selected })
                  : t('map.legend')
              }
              low={formatGate(range.min)}
              high={formatGate(range.max)}
            />
          )}
          <span className="badge">{badge}</span>
        </div>
        {wantedColors === 'deviation' && <ProfileProblem />}
        <div>
          <NetworkMap
            blocks={blocks}
            gates={gates}
            deviations={deviations}
            theme={theme}
            colors={colors}
            texts={texts}
            selected={selected}
            brushed={brushed}
            label={t('map.label')}
            tileLabel={tileLabel}
            onSelect={chooseBlock}
          />
          <div className="map-colors-help">
            {MODES.map((mode) => (
              <p key={mode} className="help" data-shown={mode === colors || undefined}>
                <TermText message={t(colorHelp(mode, own))} />
              </p>
            ))}
          </div>
        </div>
      </ChartFrame>
    </section>
  );
}
