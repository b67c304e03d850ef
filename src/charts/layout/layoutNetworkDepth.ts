import { scaleLinear } from 'd3';
import type { GateSummary } from '../../analysis/gateSummary';
import { relativeDepth } from '../../analysis/relativeDepth';
import { formatNumber } from '../formatNumber';
import { networkPaint, networkShape } from '../networkMarks';
import type { Mark } from '../scene/scene';
import { networkLegend } from './networkLegend';
import type { PositionGeometry } from './positionGeometry';
import { valueAxis } from './valueAxis';

export interface NetworkFigures {
  label: string;
  /** By block. */
  figures: GateSummary[];
}

export interface NetworkDepthTexts {
  mean: string;
  spread: string;
  open: string;
  closed: string;
  depth: string;
}

const LEFT = 46;
const RIGHT = 14;
const TITLE = 26;
const PANEL = 84;
const FOOT = 34;
const QUARTERS = [0, 0.25, 0.5, 0.75, 1];

/** Mean gate, spread and shares of open and closed gates of every block over relative depth, both networks in each part. */
export function layoutNetworkDepth(
  networks: NetworkFigures[],
  { width, texts }: { width: number; texts: NetworkDepthTexts },
): PositionGeometry {
  const right = width - RIGHT;
  const count = Math.max(1, ...networks.map(({ figures }) => figures.length));
  const legend = networkLegend(
    networks.map(({ label }) => label),
    2,
    width,
  );
  const dense: Mark[] = [];
  const marks: Mark[] = [...legend.marks];
  const at = (share: number) => LEFT + share * (right - LEFT);
  const most = (read: (figures: GateSummary) => number) =>
    Math.max(0.01, ...networks.flatMap(({ figures }) => figures.map(read)));
  // Shares of open and closed gates are on one scale, so that they can be set against each other.
  const share = Math.max(
    most(({ open }) => open),
    most(({ closed }) => closed),
  );
  const parts: { title: string; domain: number; read(figures: GateSummary): number; percent: boolean }[] = [
    { title: texts.mean, domain: 1, read: ({ mean }) => mean, percent: false },
    {
      title: texts.spread,
      domain: most(({ spread }) => spread),
      read: ({ spread }) => spread,
      percent: false,
    },
    { title: texts.open, domain: share, read: ({ open }) => open, percent: true },
    { title: texts.closed, domain: share, read: ({ closed }) => closed, percent: true },
  ];
  const first = legend.height + TITLE;
  let top = first;
  for (const { title, domain, read, percent } of parts) {
    const bottom = top + PANEL;
    const y = scaleLinear([0, domain], [bottom, top]).nice(3);
    const axis = valueAxis(y, {
      left: LEFT,
      right,
      count: 3,
      stroke: (tick) => (tick === 0 ? 'ink-soft' : 'grid'),
    });
    dense.push(...axis.lines);
    marks.push({ kind: 'text', x: 2, y: top - 9, text: `↑ ${title}`, fill: 'ink-soft' });
    for (const number of axis.numbers)
      marks.push(
        percent && number.kind === 'text'
          ? { ...number, text: `${formatNumber(100 * Number(number.text))} %` }
          : number,
      );
    networks.forEach(({ figures }, network) => {
      const points = figures.map((entry, block): [number, number] => [
        at(relativeDepth(block, figures.length)),
        y(read(entry)),
      ]);
      points.slice(1).forEach(([x2, y2], i) => {
        const [x1, y1] = points[i];
        dense.push({
          kind: 'line',
          x1,
          y1,
          x2,
          y2,
          stroke: networkPaint(network),
          lineWidth: 1.5,
          dash: network > 0,
        });
      });
      for (const [x, value] of points) dense.push(...networkShape(network, x, value));
    });
    top = bottom + TITLE;
  }
  const bottom = top - TITLE;
  for (const quarter of QUARTERS)
    marks.push({
      kind: 'text',
      x: at(quarter),
      y: bottom + 15,
      text: `${100 * quarter} %`,
      anchor: quarter === 1 ? 'end' : 'middle',
      fill: 'ink-soft',
    });
  marks.push({
    kind: 'text',
    x: right,
    y: bottom + 30,
    text: `${texts.depth} →`,
    anchor: 'end',
    fill: 'ink-soft',
  });
  return {
    scene: { width, height: bottom + FOOT, dense, marks },
    count,
    left: LEFT,
    step: (right - LEFT) / count,
    top: first,
    bottom,
  };
}
