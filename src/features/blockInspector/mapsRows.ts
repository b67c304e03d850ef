import { formatGate } from '../../charts/formatGate';
import { formatNumber } from '../../charts/formatNumber';
import type { ChannelMaps } from '../../domain/maps';
import { float32Text } from '../../domain/traceJson';
import type { Translate } from '../../i18n/translate';
import type { ChosenMaps } from './chosenMaps';

/** The columns of the exported table, one row a position; rows and columns count from 0. */
export const MAPS_COLUMNS = ['row', 'column', 'u', 'scaled', 'output'];

/** A channel's maps as rows under `MAPS_COLUMNS`, numbers with enough digits to restore them exactly. */
export function mapsRows({ u, scaled, output }: ChannelMaps, width: number): string[][] {
  return Array.from(u, (value, at) => [
    String(Math.floor(at / width)),
    String(at % width),
    float32Text(value),
    float32Text(scaled[at]),
    float32Text(output[at]),
  ]);
}

/** A channel's maps in a sentence: where U is largest and smallest, and the figures beside them. */
export function mapsSummary(t: Translate, chosen: ChosenMaps, width: number): string {
  const { channel, maps, figures, z, s, rank, channels } = chosen;
  const { u } = maps;
  const high = u.indexOf(u.reduce((most, value) => Math.max(most, value)));
  const low = u.indexOf(u.reduce((least, value) => Math.min(least, value)));
  return t('evidence.maps.summary', {
    channel,
    high: formatNumber(u[high]),
    highRow: Math.floor(high / width),
    highColumn: high % width,
    low: formatNumber(u[low]),
    lowRow: Math.floor(low / width),
    lowColumn: low % width,
    z: formatNumber(z),
    rms: formatNumber(figures.rms),
    s: formatGate(s),
    rank,
    channels,
  });
}
