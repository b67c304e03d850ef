import { format } from 'd3';
import { type ColorScale, deviationScale, PALETTES, type Theme, textOn } from '../colors';
import { cutText } from '../scene/cutText';
import { FONT_SIZE, type Mark, type Scene } from '../scene/scene';
import { textWidth } from '../scene/textWidth';
import { slotColor, slotShape } from '../slotMarks';
import { SIGNED_LEGEND_HEIGHT, signedLegend } from './signedLegend';

export interface SimilarityData {
  images: { label: string; slot: number }[];
  /** Images by images, -1..1; null where the correlation is undefined, and on the diagonal. */
  values: (number | null)[][];
  /** 5th and 95th percentile of random pairs: correlations between them say nothing. null: unknown. */
  band: readonly [number, number] | null;
}

export interface SimilarityOptions {
  theme: Theme;
  /** What the colors mean. */
  legend: string;
  /** Said in the cell of a pair whose correlation is undefined. */
  undefinedText: string;
}

const CELL = { width: 92, height: 40 };
const GAP = 2;
const KEY = 20;
const WIDEST_LABEL = 320;
const HEAD = 40;
const TOP = SIGNED_LEGEND_HEIGHT + 18;
/** Room that the legend takes. */
const LEAST_WIDTH = 320;
const RIGHT = 4;

/** Colors of correlations from -1 to 1 on the diverging scale, with its middle at 0; gray where random pairs are. */
export function similarityColor(theme: Theme, band: SimilarityData['band']): (value: number) => string {
  const scale = deviationScale(theme);
  return (value) =>
    band && value >= band[0] && value <= band[1] ? PALETTES[theme].band : scale(0.5 + value / 2);
}

/** As many decimals in every cell, so that columns compare. */
export const similarityText = format('.3f');

/** Images by images as colored cells with their numbers, for files: on screen it is a table. */
export function layoutSimilarity(
  { images, values, band }: SimilarityData,
  options: SimilarityOptions,
): Scene {
  const { theme, legend, undefinedText } = options;
  const colorOf = similarityColor(theme, band);
  const scale: ColorScale = (share) => colorOf(2 * share - 1);
  const longest = Math.max(0, ...images.map(({ label }) => textWidth(label, FONT_SIZE)));
  const left = KEY + Math.min(WIDEST_LABEL, longest) + 12;
  const width = Math.max(
    LEAST_WIDTH,
    textWidth(legend, FONT_SIZE) + 8,
    left + images.length * (CELL.width + GAP) + RIGHT,
  );
  const top = TOP + HEAD;
  const marks: Mark[] = signedLegend({ title: legend, limit: 1, scale }, 0, 0);
  const dense: Mark[] = [];
  images.forEach(({ label, slot }, at) => {
    const paint = slotColor(slot, theme);
    const x = left + at * (CELL.width + GAP) + CELL.width / 2;
    const y = top + at * (CELL.height + GAP) + CELL.height / 2;
    marks.push(
      ...slotShape(slot, x, TOP + 6, paint, 4.5),
      {
        kind: 'text',
        x,
        y: TOP + 28,
        text: cutText(label, CELL.width - 4, FONT_SIZE),
        anchor: 'middle',
        hint: label,
      },
      ...slotShape(slot, 8, y, paint, 4.5),
      { kind: 'text', x: KEY, y: y + 4, text: cutText(label, WIDEST_LABEL, FONT_SIZE), hint: label },
    );
  });
  values.forEach((row, i) => {
    row.forEach((value, j) => {
      const x = left + j * (CELL.width + GAP);
      const y = top + i * (CELL.height + GAP);
      const color = value === null ? null : colorOf(value);
      dense.push({ kind: 'rect', x, y, ...CELL, fill: color ? { color } : 'grid' });
      if (i === j) return;
      marks.push({
        kind: 'text',
        x: x + CELL.width / 2,
        y: y + CELL.height / 2 + 4,
        text: value === null ? undefinedText : similarityText(value),
        anchor: 'middle',
        fill: color ? { color: textOn(color) } : 'ink-soft',
      });
    });
  });
  return { width, height: top + images.length * (CELL.height + GAP) + 4, dense, marks };
}
