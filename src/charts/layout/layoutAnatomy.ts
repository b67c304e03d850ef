import { cutText } from '../scene/cutText';
import { FONT_SIZE, type Mark, type Scene } from '../scene/scene';
import { wrapText } from '../scene/wrapText';

/** The parts of a residual block with SE, in the order in which numbers pass. */
export type AnatomyPart =
  | 'input'
  | 'branch'
  | 'squeeze'
  | 'fc1'
  | 'relu'
  | 'fc2'
  | 'sigmoid'
  | 'scale'
  | 'add';

export interface AnatomyNode {
  title: string;
  /** Of what the part gives out. */
  shape: string;
  /** A number of this image, '' where there is none. */
  value: string;
  /** Some of the numbers as colors, from the left; none where the part gives out maps. */
  cells: string[];
}

export interface AnatomyGeometry {
  scene: Scene;
  nodes: Record<AnatomyPart, { x: number; y: number; width: number; height: number }>;
  /** The way into each part, as SVG paths. */
  ways: Record<AnatomyPart, string[]>;
}

type Point = [number, number];

type Form = 'wide' | 'compact' | 'narrow';

const LABEL = 20;
/** From this width on the module stands beside the branch, from the next on below it; else all stand below each other. */
const WIDE = 720;
const COMPACT = 490;
const CELL = 6;

/** Between columns and between rows, and height of a part. */
const SPACING: Record<Form, { gap: number; rowGap: number; nodeHeight: number }> = {
  wide: { gap: 12, rowGap: 24, nodeHeight: 72 },
  compact: { gap: 7, rowGap: 16, nodeHeight: 72 },
  narrow: { gap: 12, rowGap: 12, nodeHeight: 72 },
};

/** Column and row of each part where it is wide; column (branch, module) and row where it is narrow. */
const PLACES: Record<Form, Record<AnatomyPart, Point>> = {
  wide: {
    input: [0, 0],
    branch: [1, 0],
    squeeze: [2, 1],
    fc1: [3, 1],
    relu: [4, 1],
    fc2: [5, 1],
    sigmoid: [6, 1],
    scale: [6, 0],
    add: [7, 0],
  },
  compact: {
    input: [0, 0],
    branch: [1, 0],
    squeeze: [1, 1],
    fc1: [2, 1],
    relu: [3, 1],
    fc2: [4, 1],
    sigmoid: [5, 1],
    scale: [5, 0],
    add: [6, 0],
  },
  narrow: {
    input: [0, 0],
    branch: [0, 1],
    squeeze: [1, 1],
    fc1: [1, 2],
    relu: [1, 3],
    fc2: [1, 4],
    sigmoid: [1, 5],
    scale: [0, 5],
    add: [0, 6],
  },
};

const PARTS = Object.keys(PLACES.wide) as AnatomyPart[];

/** Parts and ways of a block: side by side, or from above where it is narrow. Nothing moves with the numbers. */
export function layoutAnatomy(
  texts: Record<AnatomyPart, AnatomyNode>,
  { width, shortcut }: { width: number; shortcut: string },
): AnatomyGeometry {
  const form = width >= WIDE ? 'wide' : width >= COMPACT ? 'compact' : 'narrow';
  const wide = form !== 'narrow';
  const places = PLACES[form];
  const { gap, rowGap, nodeHeight } = SPACING[form];
  const [columns, rows] = { wide: [8, 2], compact: [7, 2], narrow: [2, 7] }[form];
  // The shortcut runs above all, or left of all.
  const left = wide ? 0 : LABEL + 6;
  const top = wide ? LABEL + 10 : 4;
  const nodeWidth = Math.max(40, (width - left - 2 - (columns - 1) * gap) / columns);
  const nodes = Object.fromEntries(
    PARTS.map((part) => {
      const [column, row] = places[part];
      const x = left + 1 + column * (nodeWidth + gap);
      return [part, { x, y: top + row * (nodeHeight + rowGap), width: nodeWidth, height: nodeHeight }];
    }),
  ) as AnatomyGeometry['nodes'];

  const ways = waysOf(nodes, form, top, left);
  const dense: Mark[] = [];
  const marks: Mark[] = [];
  for (const points of Object.values(ways).flat())
    for (let at = 1; at < points.length; at++) {
      const [[x1, y1], [x2, y2]] = [points[at - 1], points[at]];
      dense.push({ kind: 'line', x1, y1, x2, y2, stroke: 'ink-soft', lineWidth: 1.5 });
    }
  for (const points of Object.values(ways).flat()) dense.push(...arrowHead(points));
  for (const part of PARTS) marks.push(...drawNode(nodes[part], texts[part]));
  marks.push(
    wide
      ? {
          kind: 'text',
          x: (nodes.branch.x + nodes.scale.x + nodeWidth) / 2,
          y: LABEL - 8,
          text: shortcut,
          anchor: 'middle',
          fill: 'ink-soft',
        }
      : {
          kind: 'text',
          x: 12,
          y: (nodes.branch.y + nodes.scale.y) / 2,
          text: shortcut,
          anchor: 'middle',
          fill: 'ink-soft',
          rotate: -90,
        },
  );
  const height = top + rows * nodeHeight + (rows - 1) * rowGap + 4;
  const paths = Object.fromEntries(
    PARTS.map((part) => [
      part,
      ways[part].map((points) => `M${points.map((point) => point.join(',')).join('L')}`),
    ]),
  ) as AnatomyGeometry['ways'];
  return { scene: { width, height, dense, marks }, nodes, ways: paths };
}

function waysOf(
  nodes: AnatomyGeometry['nodes'],
  form: Form,
  top: number,
  left: number,
): Record<AnatomyPart, Point[][]> {
  const wide = form !== 'narrow';
  const side = (part: AnatomyPart, to: 'left' | 'right' | 'top' | 'bottom'): Point => {
    const { x, y, width, height } = nodes[part];
    if (to === 'left' || to === 'right') return [to === 'left' ? x : x + width, y + height / 2];
    return [x + width / 2, to === 'top' ? y : y + height];
  };
  const on = wide ? (['right', 'left'] as const) : (['bottom', 'top'] as const);
  const follow = (from: AnatomyPart, to: AnatomyPart): Point[] => [side(from, on[0]), side(to, on[1])];
  const [out, into] = [side('input', wide ? 'top' : 'left'), side('add', wide ? 'top' : 'left')];
  const lane = wide ? top - 14 : left - 6;
  const shortcut: Point[] = wide
    ? [out, [out[0], lane], [into[0], lane], into]
    : [out, [lane, out[1]], [lane, into[1]], into];
  const down = side('branch', wide ? 'bottom' : 'right');
  const squeeze = side('squeeze', 'left');
  return {
    input: [],
    branch: [follow('input', 'branch')],
    squeeze: [
      form === 'wide'
        ? [down, [down[0], squeeze[1]], squeeze]
        : [down, form === 'compact' ? side('squeeze', 'top') : squeeze],
    ],
    fc1: [follow('squeeze', 'fc1')],
    relu: [follow('fc1', 'relu')],
    fc2: [follow('relu', 'fc2')],
    sigmoid: [follow('fc2', 'sigmoid')],
    scale: [
      follow('branch', 'scale'),
      wide
        ? [side('sigmoid', 'top'), side('scale', 'bottom')]
        : [side('sigmoid', 'left'), side('scale', 'right')],
    ],
    add: [follow('scale', 'add'), shortcut],
  };
}

/** Two strokes at the end of a way. */
function arrowHead(points: Point[]): Mark[] {
  const [[x1, y1], [x2, y2]] = points.slice(-2);
  const [dx, dy] = [Math.sign(x2 - x1), Math.sign(y2 - y1)];
  return [1, -1].map((turn) => ({
    kind: 'line',
    x1: x2 - 6 * dx + 4 * turn * dy,
    y1: y2 - 6 * dy + 4 * turn * dx,
    x2,
    y2,
    stroke: 'ink-soft',
    lineWidth: 1.5,
  }));
}

function drawNode(
  box: AnatomyGeometry['nodes'][AnatomyPart],
  { title, shape, value, cells }: AnatomyNode,
): Mark[] {
  const { x, y, width, height } = box;
  const room = width - 4;
  const bottom = y + height;
  // A Chinese comma has no space after it, where the line could break.
  const lines = wrapText(title.replace('，', '， '), room, FONT_SIZE)
    .slice(0, 2)
    .map((line) => line.replace('， ', '，'));
  const text = { kind: 'text', x: x + width / 2, anchor: 'middle' } as const;
  const count = Math.min(cells.length, Math.floor(room / CELL));
  const start = x + (width - count * CELL) / 2;
  return [
    { kind: 'rect', ...box, fill: 'surface', stroke: 'ink-soft' },
    ...lines.map((line, at): Mark => ({ ...text, y: y + 13 + 12 * at, text: line, bold: true })),
    { ...text, y: bottom - 29, text: cutText(shape, room, FONT_SIZE), size: FONT_SIZE, fill: 'ink-soft' },
    { ...text, y: bottom - 16, text: cutText(value, room, FONT_SIZE), size: FONT_SIZE },
    ...cells.slice(0, count).map(
      (color, at): Mark => ({
        kind: 'rect',
        x: start + at * CELL,
        y: bottom - 10,
        width: CELL,
        height: CELL,
        fill: { color },
      }),
    ),
  ];
}
