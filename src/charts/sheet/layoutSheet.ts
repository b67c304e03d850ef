import type { Scene } from '../scene/scene';
import { wrapText } from '../scene/wrapText';

/** Parts under one another; `share` of the row's width. */
export interface SheetCell {
  parts: string[];
  share: number;
}

export interface PreparedPart {
  title: string;
  finding?: string;
  help: string;
  /** As `SceneAt`, on the page of the whole picture. */
  at(width: number, ratio: number): Scene;
}

export interface SheetTexts {
  heading: string;
  note: string;
  /** One line each. */
  provenance: string[];
}

/** A part in its place: the title at its top, then the finding, the help and the scene. */
export interface SheetBox {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
  title: string[];
  finding: string[];
  help: string[];
  scene: Scene;
  sceneY: number;
  /** Of the scene: one that needs more than its place is drawn smaller. */
  scale: number;
}

export interface Sheet {
  width: number;
  height: number;
  /** Pixels a unit. */
  ratio: number;
  heading: string[];
  note: string[];
  boxes: SheetBox[];
  footer: string[];
  footerY: number;
}

/** Pixels that every sheet is wide: a slide of 16:9 is 1440 high. */
export const SHEET_WIDTH = 2560;
/** Units that a sheet is laid out for, and those of fuller ones: their texts are smaller. */
const WIDTHS = [1280, 1400, 1500, 1600];
const SLIDE = 9 / 16;

export const MARGIN = 24;
export const HEADING = { size: 22, line: 28 };
export const NOTE = { size: 12, line: 17 };
export const TITLE = { size: 13, line: 17 };
export const FINDING = { size: 11, line: 15 };
export const HELP = { size: 10, line: 14 };
export const FOOTER = { size: 9, line: 12 };
/** Wide enough that numbers at the right of one part are not read as those of the next one's axis. */
const COLUMN_GAP = 44;
const ROW_GAP = 20;
/** Space that is left over is given to the gaps, so much at most. */
const MOST_STRETCH = 30;
/** Texts of a scene would not be legible below; it gets a row of its own then. */
const LEAST_SCALE = 0.75;

/**
 * A view as one page of 16:9, or taller where its parts need it. Rows from top to bottom, cells from left to right;
 * parts that are not there leave no gap. Of four sizes of text it takes the largest with which everything fits a slide.
 */
export function layoutSheet(
  rows: SheetCell[][],
  parts: ReadonlyMap<string, PreparedPart>,
  texts: SheetTexts,
): Sheet {
  let sheet = layoutFor(rows, parts, texts, WIDTHS[0]);
  for (const width of WIDTHS.slice(1)) if (!isSlide(sheet)) sheet = layoutFor(rows, parts, texts, width);
  return sheet;
}

/** The lowest of a view's arrangements: which one is depends on how tall its parts are. Of equal ones that with larger texts. */
export function lowestSheet(
  arrangements: readonly SheetCell[][][],
  parts: ReadonlyMap<string, PreparedPart>,
  texts: SheetTexts,
): Sheet {
  const [first, ...others] = arrangements.map((rows) => layoutSheet(rows, parts, texts));
  return others.reduce((best, sheet) => {
    const higher = sheetPixels(sheet).height - sheetPixels(best).height;
    return higher < 0 || (higher === 0 && sheet.width < best.width) ? sheet : best;
  }, first);
}

/** Size of the file, pixels. */
export function sheetPixels({ height, ratio }: Pick<Sheet, 'height' | 'ratio'>): {
  width: number;
  height: number;
} {
  return { width: SHEET_WIDTH, height: Math.round(height * ratio) };
}

const isSlide = (sheet: Sheet): boolean => sheetPixels(sheet).height === SHEET_WIDTH * SLIDE;

function layoutFor(
  rows: SheetCell[][],
  parts: ReadonlyMap<string, PreparedPart>,
  { heading, note, provenance }: SheetTexts,
  width: number,
): Sheet {
  const ratio = SHEET_WIDTH / width;
  const inner = width - 2 * MARGIN;
  const headings = wrapText(heading, inner, HEADING.size);
  const notes = note === '' ? [] : wrapText(note, inner, NOTE.size);
  const footer = provenance.flatMap((line) => wrapText(line, inner, FOOTER.size));
  const first = MARGIN + headings.length * HEADING.line + notes.length * NOTE.line + 10;
  const footerHeight = footer.length * FOOTER.line;

  const lines = rows
    .map((row) =>
      row
        .map(({ parts: ids, share }) => ({ parts: ids.filter((id) => parts.has(id)), share }))
        .filter((cell) => cell.parts.length > 0),
    )
    .filter((row) => row.length > 0)
    .flatMap((row) => split(row, parts, inner, ratio))
    .map((row) => placeRow(row, parts, inner, ratio));
  const gaps = Math.max(0, lines.length - 1);
  const used = lines.reduce((sum, { height }) => sum + height, gaps * ROW_GAP);
  const needed = first + used + ROW_GAP + footerHeight + MARGIN;
  const slide = width * SLIDE;
  const stretch = gaps > 0 ? Math.min(MOST_STRETCH, Math.max(0, slide - needed) / gaps) : 0;
  // Whole pixels in the file.
  const height = Math.max(SHEET_WIDTH * SLIDE, Math.ceil(needed * ratio)) / ratio;

  let y = first;
  const boxes = lines.flatMap((line) => {
    const top = y;
    y += line.height + ROW_GAP + stretch;
    return line.boxes.map((box) => ({ ...box, y: box.y + top, sceneY: box.sceneY + top }));
  });
  return {
    width,
    height,
    ratio,
    heading: headings,
    note: notes,
    boxes,
    footer,
    footerY: height - MARGIN - footerHeight,
  };
}

const widthsOf = (row: SheetCell[], inner: number): number[] => {
  const room = inner - (row.length - 1) * COLUMN_GAP;
  const total = row.reduce((sum, { share }) => sum + share, 0);
  return row.map(({ share }) => (room * share) / total);
};

/** Cells with a part that would become too small get a row of their own, in their order after the others. */
function split(
  row: SheetCell[],
  parts: ReadonlyMap<string, PreparedPart>,
  inner: number,
  ratio: number,
): SheetCell[][] {
  if (row.length === 1) return [row];
  const widths = widthsOf(row, inner);
  const isLegible = ({ parts: ids }: SheetCell, at: number) =>
    ids.every(
      (id) => widths[at] / (parts.get(id) as PreparedPart).at(widths[at], ratio).width >= LEAST_SCALE,
    );
  const kept = row.filter(isLegible);
  const alone = row.filter((cell) => !kept.includes(cell)).map((cell) => [cell]);
  return kept.length === 0 ? alone : [kept, ...alone];
}

function placeRow(
  row: SheetCell[],
  parts: ReadonlyMap<string, PreparedPart>,
  inner: number,
  ratio: number,
): { height: number; boxes: SheetBox[] } {
  const widths = widthsOf(row, inner);
  let x = MARGIN;
  let height = 0;
  const boxes = row.flatMap(({ parts: ids }, at) => {
    let y = 0;
    const placed = ids.map((id): SheetBox => {
      const { title, finding = '', help, at: sceneAt } = parts.get(id) as PreparedPart;
      const width = widths[at];
      const scene = sceneAt(width, ratio);
      const scale = Math.min(1, width / scene.width);
      const titles = wrapText(title, width, TITLE.size);
      const findings = finding === '' ? [] : wrapText(finding, width, FINDING.size);
      const helps = help === '' ? [] : wrapText(help, width, HELP.size);
      const head = titles.length * TITLE.line + findings.length * FINDING.line + helps.length * HELP.line + 8;
      const box = { id, x, y, width, height: head + scene.height * scale, sceneY: y + head };
      y += box.height + ROW_GAP;
      return { ...box, title: titles, finding: findings, help: helps, scene, scale };
    });
    height = Math.max(height, y - ROW_GAP);
    x += widths[at] + COLUMN_GAP;
    return placed;
  });
  return { height, boxes };
}
