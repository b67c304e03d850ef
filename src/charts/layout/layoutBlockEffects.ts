import type { Change } from '../../domain/profile';
import type { Mark } from '../scene/scene';
import { type BlockPanel, blockPanels } from './blockPanels';
import type { PositionGeometry } from './positionGeometry';

export interface BlockEffect {
  name: string;
  frozen: Change | null;
  bypass: Change | null;
}

export interface EffectTexts {
  frozen: string;
  bypass: string;
  unit: string;
}

/**
 * Change of top-1 by block with its 95 % interval: frozen at usual above, bypassed below, each on a scale of its own
 * with a zero line.
 */
export function layoutBlockEffects(
  rows: BlockEffect[],
  { width, texts, selected }: { width: number; texts: EffectTexts; selected: string },
): PositionGeometry {
  const panel = (title: string, changes: (Change | null)[], hollow: boolean): BlockPanel => ({
    title,
    axis: texts.unit,
    least: [-1, 1],
    values: changes.flatMap((change) => (change ? [change.low, change.high] : [])),
    draw: (position, x, y, step) => {
      const change = changes[position];
      if (!change) return [];
      const cap = Math.min(5, step / 3);
      const [low, high, point] = [y(change.low), y(change.high), y(change.points)];
      return [
        { kind: 'line', x1: x, y1: low, x2: x, y2: high, stroke: 'mark', lineWidth: 2 },
        ...[low, high].map(
          (end): Mark => ({
            kind: 'line',
            x1: x - cap,
            y1: end,
            x2: x + cap,
            y2: end,
            stroke: 'mark',
            lineWidth: 2,
          }),
        ),
        { kind: 'circle', x, y: point, radius: 4.5, fill: 'mark' },
        ...(hollow ? [{ kind: 'circle', x, y: point, radius: 2.5, fill: 'surface' } as const] : []),
      ];
    },
  });
  const frozen = rows.map((row) => row.frozen);
  const bypass = rows.map((row) => row.bypass);
  return blockPanels([panel(texts.frozen, frozen, false), panel(texts.bypass, bypass, true)], {
    width,
    names: rows.map(({ name }) => name),
    selected,
  });
}
