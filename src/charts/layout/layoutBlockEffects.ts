import { scaleLinear } from 'd3';
import type { Change } from '../../domain/profile';
import { formatNumber } from '../formatNumber';
import type { Mark } from '../scene/scene';
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

const LEFT = 46;
const RIGHT = 8;
const LEAST_STEP = 40;
const HEAD = 40;
const PANEL = 120;

/**
 * Change of top-1 by block with its 95 % interval: frozen at usual above, bypassed below, each on a scale of its own
 * with a zero line. The last row may stand for all blocks at once.
 */
export function layoutBlockEffects(
  rows: BlockEffect[],
  { width: room, texts, selected }: { width: number; texts: EffectTexts; selected: string },
): PositionGeometry {
  const count = rows.length;
  const width = Math.max(room, LEFT + RIGHT + LEAST_STEP * count);
  const right = width - RIGHT;
  const step = (right - LEFT) / Math.max(1, count);
  const marks: Mark[] = [];
  const dense: Mark[] = [];

  const panel = (title: string, changes: (Change | null)[], y: number, hollow: boolean) => {
    marks.push({ kind: 'text', x: 2, y: y + 12, text: title, bold: true });
    marks.push({ kind: 'text', x: 2, y: y + 28, text: `↑ ${texts.unit}`, fill: 'ink-soft' });
    const top = y + HEAD;
    const ends = changes.flatMap((change) => (change ? [change.low, change.high] : []));
    const scale = scaleLinear([Math.min(-1, ...ends), Math.max(1, ...ends)], [top + PANEL, top]).nice(4);
    for (const tick of scale.ticks(4)) {
      const at = scale(tick);
      const zero = tick === 0;
      dense.push({
        kind: 'line',
        x1: LEFT,
        y1: at,
        x2: right,
        y2: at,
        stroke: zero ? 'ink' : 'grid',
        lineWidth: zero ? 1.5 : 1,
      });
      const text = tick > 0 ? `+${formatNumber(tick)}` : formatNumber(tick);
      marks.push({ kind: 'text', x: LEFT - 6, y: at + 4, text, anchor: 'end', fill: 'ink-soft' });
    }
    changes.forEach((change, i) => {
      if (!change) return;
      const x = LEFT + (i + 0.5) * step;
      const [low, high, point] = [scale(change.low), scale(change.high), scale(change.points)];
      marks.push({ kind: 'line', x1: x, y1: low, x2: x, y2: high, stroke: 'mark', lineWidth: 2 });
      for (const end of [low, high])
        marks.push({ kind: 'line', x1: x - 5, y1: end, x2: x + 5, y2: end, stroke: 'mark', lineWidth: 2 });
      marks.push({ kind: 'circle', x, y: point, radius: 4.5, fill: 'mark' });
      if (hollow) marks.push({ kind: 'circle', x, y: point, radius: 2.5, fill: 'surface' });
    });
    return top + PANEL;
  };
  const firstBottom = panel(
    texts.frozen,
    rows.map(({ frozen }) => frozen),
    0,
    false,
  );
  const bottom = panel(
    texts.bypass,
    rows.map(({ bypass }) => bypass),
    firstBottom + 20,
    true,
  );
  rows.forEach(({ name }, i) => {
    marks.push({
      kind: 'text',
      x: LEFT + (i + 0.5) * step,
      y: bottom + 18,
      text: name,
      anchor: 'middle',
      size: 10,
      bold: name === selected,
      fill: name === selected ? 'accent' : 'ink',
    });
  });
  return { scene: { width, height: bottom + 26, dense, marks }, count, left: LEFT, step, top: HEAD, bottom };
}
