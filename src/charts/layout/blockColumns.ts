import { FONT_SIZE, type Mark } from '../scene/scene';
import { textWidth } from '../scene/textWidth';

/** Size of the names under columns, units. */
export const COLUMN_TEXT = FONT_SIZE - 1;
/** Left free between two names, units. */
const GAP = 3;

export interface BlockColumns {
  /** Width of a column, units. */
  step: number;
  /** What stands under each column. */
  labels: readonly string[];
}

/** "5_1" for the block "SE_5_1". */
export const shortName = (name: string): string => name.replace(/^SE_/, '');

const fits = (texts: readonly string[], step: number) =>
  texts.every((text) => textWidth(text, COLUMN_TEXT) + GAP <= step);

/**
 * Columns of one width, one a block, in `room` units: named in full, or in short where full names would touch. They
 * take more than `room` only where not even short names fit.
 */
export function blockColumns(names: readonly string[], room: number): BlockColumns {
  const short = names.map(shortName);
  const least = GAP + Math.max(0, ...short.map((name) => textWidth(name, COLUMN_TEXT)));
  const step = Math.max(room / Math.max(1, names.length), least);
  return { step, labels: fits(names, step) ? names : short };
}

interface Place {
  /** Center of a block's column. */
  x(block: number): number;
  y: number;
  /** Room for a text. */
  step: number;
}

/** The names under the columns, the selected one set off. */
export function columnNames(
  labels: readonly string[],
  { x, y, selected }: Omit<Place, 'step'> & { selected?: number },
): Mark[] {
  return labels.map((text, block) => ({
    kind: 'text',
    x: x(block),
    y,
    text,
    anchor: 'middle',
    size: COLUMN_TEXT,
    bold: block === selected,
    fill: block === selected ? 'accent' : 'ink',
  }));
}

/** A figure of every block under its name, "C 768"; where that is too long the symbol stands once, right before `left`. */
export function columnFigures(
  symbol: string,
  figures: readonly number[],
  { x, y, step, left }: Place & { left: number },
): Mark[] {
  const full = figures.map((figure) => `${symbol} ${figure}`);
  const whole = fits(full, step);
  const text = { kind: 'text', y, size: COLUMN_TEXT, fill: 'ink-soft' } as const;
  return [
    ...(whole ? [] : [{ ...text, x: left, text: symbol, anchor: 'end' } as const]),
    ...figures.map(
      (figure, block): Mark => ({
        ...text,
        x: x(block),
        text: whole ? full[block] : String(figure),
        anchor: 'middle',
      }),
    ),
  ];
}
