import { FONT_SIZE, type Mark } from '../scene/scene';
import { textWidth } from '../scene/textWidth';

/** Left free between two names, units. */
const GAP = 3;
/** Narrower columns a finger could not hit: the chart scrolls instead. */
const NARROWEST = 12;
/** From the numbers of blocks to the name of their stage, where that stands under them, and what it takes with its underscore. */
const STAGE_ROW = 13;
const STAGE_HEIGHT = 15;

/** Neighboring columns with one text under them all. */
interface Run {
  text: string;
  from: number;
  to: number;
}

export interface BlockColumns {
  /** Width of a column, units. */
  step: number;
  /** What stands under each column: its block's name, or its number in the stage. */
  labels: readonly string[];
  /** The stages, named under the labels where those are numbers; else none. */
  stages: readonly Run[];
  /** Height that the stages take under the labels, units. */
  more: number;
}

/** "5_1" for the block "SE_5_1". */
export const shortName = (name: string): string => name.replace(/^SE_/, '');

const widthOf = (text: string) => textWidth(text, FONT_SIZE);
const fits = (texts: readonly string[], step: number) => texts.every((text) => widthOf(text) + GAP <= step);

const roomOf = ({ from, to }: Run, step: number) => (to - from + 1) * step;

/** Columns next to each other whose texts are the same. */
function runsOf(texts: readonly string[]): Run[] {
  const runs: Run[] = [];
  texts.forEach((text, at) => {
    const last = runs.at(-1);
    if (last?.text === text) last.to = at;
    else runs.push({ text, from: at, to: at });
  });
  return runs;
}

/**
 * Columns of one width, one a block, in `room` units: named in full; in short where full names would touch; by their
 * numbers over the names of their stages where short ones would. They take more than `room`, with short names, only where
 * not even numbers fit.
 */
export function blockColumns(names: readonly string[], room: number): BlockColumns {
  const short = names.map(shortName);
  const step = room / Math.max(1, names.length);
  for (const labels of [names, short]) if (fits(labels, step)) return { step, labels, stages: [], more: 0 };
  const parts = names.map((name) => /^(.+)_(\d+)$/.exec(name));
  const numbers = parts.map((part) => part?.[2] ?? '');
  const stages = runsOf(parts.map((part) => part?.[1] ?? ''));
  if (
    parts.every(Boolean) &&
    step >= NARROWEST &&
    fits(numbers, step) &&
    stages.every((run) => fits([shortName(run.text)], roomOf(run, step)))
  )
    return { step, labels: numbers, stages, more: STAGE_HEIGHT };
  return { step: GAP + Math.max(0, ...short.map(widthOf)), labels: short, stages: [], more: 0 };
}

interface Place {
  /** Center of a block's column. */
  x(block: number): number;
  /** Of the line right under the columns: what follows the names makes room for stages itself. */
  y: number;
}

/** The names under the columns, the selected one set off. */
export function columnNames(
  { labels, stages, step }: BlockColumns,
  { x, y, selected }: Place & { selected?: number },
): Mark[] {
  return [
    ...labels.map(
      (text, block): Mark => ({
        kind: 'text',
        x: x(block),
        y,
        text,
        anchor: 'middle',
        bold: block === selected,
        fill: block === selected ? 'accent' : 'ink',
      }),
    ),
    ...stages.flatMap(({ text, from, to }): Mark[] => {
      const [left, right] = [x(from) - step / 2 + 1.5, x(to) + step / 2 - 1.5];
      return [
        { kind: 'line', x1: left, y1: y + 3.5, x2: right, y2: y + 3.5, stroke: 'ink-soft' },
        {
          kind: 'text',
          x: (left + right) / 2,
          y: y + STAGE_ROW,
          text: widthOf(text) <= right - left ? text : shortName(text),
          anchor: 'middle',
          fill: 'ink-soft',
        },
      ];
    }),
  ];
}

/**
 * A figure of every block under its name, "C 768"; where that is too long the symbol stands once, right before `left`,
 * and where blocks are named by stages, or not even the figures fit, one stands for all neighbors that share it.
 */
export function columnFigures(
  symbol: string,
  figures: readonly number[],
  { step, stages, more }: BlockColumns,
  { x, y: line, left }: Place & { left: number },
): Mark[] {
  const plain = figures.map(String);
  const full = plain.map((figure) => `${symbol} ${figure}`);
  const whole = fits(full, step);
  const y = line + more;
  const text = { kind: 'text', y, fill: 'ink-soft' } as const;
  const single = stages.length === 0 && fits(plain, step);
  const runs = single ? plain.map((figure, at) => ({ text: figure, from: at, to: at })) : runsOf(plain);
  return [
    ...(whole ? [] : [{ ...text, x: left, text: symbol, anchor: 'end', stays: 'left' } as const]),
    ...runs
      .filter((run) => single || fits([run.text], roomOf(run, step)))
      .map(
        ({ text: figure, from, to }): Mark => ({
          ...text,
          x: (x(from) + x(to)) / 2,
          text: whole ? full[from] : figure,
          anchor: 'middle',
        }),
      ),
  ];
}
