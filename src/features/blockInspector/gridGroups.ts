import { mapFigures } from '../../analysis/mapFigures';
import type { TableData } from '../../charts/ChartFrame';
import { formatGate } from '../../charts/formatGate';
import { formatNumber } from '../../charts/formatNumber';
import type { GridTile } from '../../charts/layout/layoutChannelGrid';
import type { ChannelMaps } from '../../domain/maps';
import type { BlockTrace } from '../../domain/trace';
import { float32Text } from '../../domain/traceJson';
import type { Translate } from '../../i18n/translate';
import { appliedGates, gridChannels } from '../../state/mapsWish';

export interface GridGroup {
  title: string;
  tiles: (GridTile & { gate: number })[];
}

/** The most open and the most closed channels of a traced block, each with its U where that has arrived. */
export function gridGroups(t: Translate, block: BlockTrace, maps: readonly ChannelMaps[]): GridGroup[] {
  const gates = appliedGates(block);
  const tile = (channel: number) => {
    const map = maps.find((candidate) => candidate.channel === channel)?.u ?? null;
    const figures = map && mapFigures(map);
    const lines = [t('evidence.grid.tile', { channel, s: formatGate(gates[channel]) })];
    if (figures) lines.push(`±${formatNumber(figures.limit)}`);
    if (figures?.constant) lines.push(t('evidence.grid.constant'));
    return { channel, map, limit: figures?.limit ?? 0, lines, gate: gates[channel] };
  };
  const { open, closed } = gridChannels(block);
  return [
    { title: t('evidence.grid.most'), tiles: open.map(tile) },
    { title: t('evidence.grid.least'), tiles: closed.map(tile) },
  ];
}

/** The grid for those who do not see it: one row a channel. */
export function gridTable(t: Translate, groups: GridGroup[]): TableData {
  return {
    columns: [t('table.channel'), t('channel.s'), t('evidence.grid.limit')],
    rows: groups.flatMap(({ tiles }) =>
      tiles.map(({ channel, gate, limit, map }) => [
        channel,
        float32Text(gate),
        map ? float32Text(limit) : '',
      ]),
    ),
  };
}

export const GRID_CSV_COLUMNS = ['channel', 's', 'row', 'column', 'u'];

/** The grid's maps as rows under `GRID_CSV_COLUMNS`, one a position of a channel. */
export function gridCsvRows(groups: GridGroup[], width: number): string[][] {
  return groups.flatMap(({ tiles }) =>
    tiles.flatMap(({ channel, gate, map }) =>
      Array.from(map ?? [], (value, at) => [
        String(channel),
        float32Text(gate),
        String(Math.floor(at / width)),
        String(at % width),
        float32Text(value),
      ]),
    ),
  );
}
