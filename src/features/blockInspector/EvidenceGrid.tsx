import { useMemo } from 'react';
import { mapFigures } from '../../analysis/mapFigures';
import { ChannelGrid } from '../../charts/ChannelGrid';
import { ChartFrame } from '../../charts/ChartFrame';
import { formatGate } from '../../charts/formatGate';
import { formatNumber } from '../../charts/formatNumber';
import { layoutChannelGrid } from '../../charts/layout/layoutChannelGrid';
import type { SEBlockShape } from '../../domain/block';
import { translator } from '../../i18n/translate';
import { FigureExport } from '../../parts/FigureExport';
import type { Evidence } from '../../state/appState';
import { drawnTrace } from '../../state/drawn';
import { provenance } from '../../state/provenance';
import { useActions, useApp } from '../../state/react';
import { useCoarsePointer } from '../../state/useCoarsePointer';
import { useResolvedTheme } from '../../state/useResolvedTheme';
import { GRID_CSV_COLUMNS, gridCsvRows, gridGroups, gridTable } from './gridGroups';

const FILE_WIDTH = 804;

/** The most open and most closed channels of the block as small maps; opened on demand, since it takes a pass. */
export function EvidenceGrid({ shape, evidence }: { shape: SEBlockShape; evidence: Evidence | null }) {
  const t = translator(useApp((state) => state.language));
  const open = useApp((state) => state.channelGrid);
  const { showChannelGrid } = useActions();
  return (
    <details
      className="evidence-grid"
      data-testid="evidence-grid"
      open={open}
      onToggle={(event) => showChannelGrid(event.currentTarget.open)}
    >
      <summary>{t('evidence.grid.open', { block: shape.name })}</summary>
      {open && <GridChart shape={shape} evidence={evidence} />}
    </details>
  );
}

function GridChart({ shape, evidence }: { shape: SEBlockShape; evidence: Evidence | null }) {
  const t = translator(useApp((state) => state.language));
  const theme = useResolvedTheme();
  const touch = useCoarsePointer();
  const selected = useApp((state) => state.channel);
  const shown = useApp(drawnTrace);
  const { chooseChannel, hoverChannel } = useActions();
  const { name, height, width } = shape;
  // Gates and maps of one pass, also while a newer one is computed.
  const trace = evidence?.output.trace ?? shown;
  const maps = evidence?.maps;
  const block = trace?.blocks.find((traced) => traced.name === name && traced.channels === shape.channels);
  const groups = useMemo(() => (block ? gridGroups(t, block, maps ?? []) : []), [t, block, maps]);
  const data = useMemo(() => ({ height, width, groups }), [height, width, groups]);
  const title = t('evidence.grid.title', { block: name });
  const complete = groups.length > 0 && groups.every(({ tiles }) => tiles.every(({ map }) => map));
  const tileLabel = (channel: number) => {
    const tile = groups.flatMap(({ tiles }) => tiles).find((candidate) => candidate.channel === channel);
    return tile?.map
      ? t('evidence.grid.tile.label', {
          channel,
          s: formatGate(tile.gate),
          limit: formatNumber(mapFigures(tile.map).limit),
        })
      : t('channel.title', { channel });
  };
  return (
    <ChartFrame
      level={4}
      title={title}
      help={t(touch ? 'evidence.grid.help.touch' : 'evidence.grid.help')}
      tableTitle={t('table.open')}
      table={() => gridTable(t, groups)}
      actions={
        <FigureExport
          fileName={`${trace?.image.name ?? 'image'}.${name}.channels`}
          title={title}
          help={t('evidence.grid.help.file')}
          provenance={trace ? provenance(trace) : []}
          disabled={!complete}
          scene={(theme) => layoutChannelGrid(data, { width: FILE_WIDTH, theme }).scene}
          csv={() => ({ columns: GRID_CSV_COLUMNS, rows: gridCsvRows(groups, width) })}
        />
      }
    >
      <ChannelGrid
        data={data}
        theme={theme}
        label={title}
        selected={selected}
        tileLabel={tileLabel}
        onHover={hoverChannel}
        onSelect={chooseChannel}
      />
    </ChartFrame>
  );
}
