import type { GroupDifference } from '../../analysis/groupDifference';
import type { TableData } from '../../charts/ChartFrame';
import type { SEBlockShape } from '../../domain/block';
import type { Trace } from '../../domain/trace';
import { float32Text } from '../../domain/traceJson';

/** Nine digits, as a float32 needs; nothing where there is no number: the gates do not move, so nothing was tested. */
const told = (value: number): number | string => (Number.isNaN(value) ? '' : Number(value.toPrecision(9)));

/** One row a channel, in the order given: what was compared, how, and how surely. */
export function groupTable(block: string, found: GroupDifference, order: number[]): TableData {
  const { a, b, meanA, meanB, sdA, sdB, sd, difference, d, effect, t, p, q, freedom } = found;
  return {
    notes: [GROUP_COLUMNS_NOTE],
    columns: [
      'block',
      'channel',
      'n_a',
      'mean_a',
      'sd_a',
      'n_b',
      'mean_b',
      'sd_b',
      'difference',
      'sd_pooled',
      'cohens_d',
      'd_drawn',
      't',
      'df',
      'p',
      'q',
    ],
    rows: order.map((at) => [
      block,
      at,
      a,
      ...[meanA, sdA].map((values) => told(values[at])),
      b,
      ...[meanB, sdB, difference, sd, d, effect, t].map((values) => told(values[at])),
      freedom,
      ...[p, q].map((values) => told(values[at])),
    ]),
  };
}

const GROUP_COLUMNS_NOTE =
  'sd: sample deviation (n - 1); difference: mean_b - mean_a; cohens_d: difference / sd_pooled; d_drawn: the same over 0.01 at ' +
  "least; t, p: Student's t test, equal variances, two-sided, each channel by itself; q: Benjamini-Hochberg over the channels " +
  'of this block; empty: no gate moves within the groups, not tested';

/** One row a channel of every image: what `groupTable` sums up. `number` and hash tell apart images of one name. */
export function groupGates(
  block: Pick<SEBlockShape, 'name'>,
  groups: Record<'a' | 'b', { traces: Trace[] }>,
): TableData {
  return {
    columns: ['group', 'number', 'image', 'image_sha256', 'block', 'channel', 'gate'],
    rows: (['a', 'b'] as const).flatMap((group) =>
      groups[group].traces.flatMap((trace, at) =>
        Array.from(gatesOf(trace, block.name) ?? [], (gate, channel) => [
          group.toUpperCase(),
          at + 1,
          trace.image.name,
          trace.image.sha256 ?? '',
          block.name,
          channel,
          float32Text(gate),
        ]),
      ),
    ),
  };
}

/** The gates that acted in a block; null where the trace has none. */
export function gatesOf({ blocks }: Trace, name: string): Float32Array | null {
  const entry = blocks.find((block) => block.name === name);
  return entry ? (entry.applied ?? entry.excitation) : null;
}
