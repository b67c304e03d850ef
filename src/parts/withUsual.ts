import { deviationFromUsual, LEAST_DEVIATION, LEAST_Z_DEVIATION, ofClass } from '../analysis/usual';
import type { TableData } from '../charts/ChartFrame';
import type { BlockProfile } from '../domain/profile';
import { float32Text } from '../domain/traceJson';

const KINDS = {
  z: { of: 'squeeze', least: LEAST_Z_DEVIATION },
  s: { of: 'gates', least: LEAST_DEVIATION },
} as const;

/**
 * A tidy table with columns `block`, `channel` and `kind`, and beside each value what its figure sets it against: the mean,
 * deviation and percentiles over all images and how many deviations the value is from there; or a class's mean and deviation.
 * Rows of blocks that have no profile get empty cells.
 */
export function withUsual(
  table: TableData,
  kind: 'z' | 's',
  profiles: readonly BlockProfile[],
  reference: 'all' | { index: number; label: string } = 'all',
): TableData {
  const { of, least } = KINDS[kind];
  const [blockAt, channelAt, valueAt] = ['block', 'channel', kind].map((name) => table.columns.indexOf(name));
  const byName = new Map(profiles.map((profile) => [profile.name, profile[of]]));
  const names =
    reference === 'all' ? ['mean', 'std', 'p10', 'p50', 'p90', 'deviation'] : ['class_mean', 'class_std'];
  const cells = (row: TableData['rows'][number]): string[] => {
    const usual = byName.get(String(row[blockAt]));
    if (!usual) return names.map(() => '');
    const at = Number(row[channelAt]);
    if (reference !== 'all') {
      const { mean, std } = ofClass(usual, reference.index);
      return [mean[at], std[at]].map(float32Text);
    }
    const { meanAll, stdAll, p10, p50, p90 } = usual;
    const one = (values: Float32Array) => values.subarray(at, at + 1);
    const value = Float32Array.of(Number(row[valueAt]));
    const [deviation] = deviationFromUsual(value, { meanAll: one(meanAll), stdAll: one(stdAll) }, least);
    return [...[meanAll, stdAll, p10, p50, p90].map((values) => values[at]), deviation].map(float32Text);
  };
  const note =
    reference === 'all'
      ? `usual_${kind}_mean, _std, _p10, _p50, _p90: over all reference images; usual_${kind}_deviation: ` +
        `(${kind} - mean) / std, std at least ${least}`
      : `usual_${kind}_class_mean, _class_std: over the reference images of ${reference.label}`;
  return {
    ...table,
    notes: [...(table.notes ?? []), note],
    columns: [...table.columns, ...names.map((name) => `usual_${kind}_${name}`)],
    rows: table.rows.map((row) => [...row, ...cells(row)]),
  };
}
