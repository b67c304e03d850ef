import { signedColor, type Theme } from '../colors';
import { cutText } from '../scene/cutText';
import { FONT_SIZE, type Mark, type Scene } from '../scene/scene';
import { cellMap, cellSize } from './cellMap';

export interface GridTile {
  channel: number;
  /** (height * width), row by row; null before it has arrived. */
  map: Float32Array | null;
  /** Its largest absolute value: the ends of its own scale. */
  limit: number;
  /** Under the map, one line each. */
  lines: string[];
}

export interface ChannelGridData {
  height: number;
  width: number;
  groups: { title: string; tiles: GridTile[] }[];
}

export interface ChannelGridGeometry {
  scene: Scene;
  /** Map and lines of every tile, group after group. */
  tiles: { channel: number; x: number; y: number; width: number; height: number }[];
}

const GAP = 12;
const TITLE = 22;
const LINE = 14;
const NARROWEST = 96;
const WIDEST = 124;
/** Side of a map at most: 32 cells have three pixels. */
const SIDE = 96;
/** A number and a gate, a limit, a remark. */
const LINES = 3;
const MOST_ACROSS = 6;

/** Small maps in groups, every one on a scale of its own. Tiles keep their places whatever has arrived. */
export function layoutChannelGrid(
  { height, width, groups }: ChannelGridData,
  options: { width: number; theme: Theme },
): ChannelGridGeometry {
  const fitting = Math.floor((options.width + GAP) / (NARROWEST + GAP));
  // Six or three or two in a row: groups of six fill their rows.
  const across = fitting >= MOST_ACROSS ? MOST_ACROSS : fitting >= 3 ? 3 : 2;
  const tileWidth = Math.min(WIDEST, (options.width - (across - 1) * GAP) / across);
  const cell = cellSize(Math.min(SIDE, Math.floor(tileWidth)), Math.max(height, width));
  const tileHeight = SIDE + LINES * LINE + 6;
  const dense: Mark[] = [];
  const marks: Mark[] = [];
  const tiles: ChannelGridGeometry['tiles'] = [];
  let top = 0;
  for (const { title, tiles: group } of groups) {
    marks.push({ kind: 'text', x: 0, y: top + 14, text: title, fill: 'ink-soft' });
    top += TITLE;
    group.forEach(({ channel, map, limit, lines }, at) => {
      const x = (at % across) * (tileWidth + GAP);
      const y = top + Math.floor(at / across) * (tileHeight + GAP);
      if (map)
        dense.push(
          ...cellMap(map, width, { x, y, cell }, signedColor(options.theme, limit), undefined, limit),
        );
      marks.push({ kind: 'rect', x, y, width: cell * width, height: cell * height, stroke: 'grid' });
      lines.forEach((text, line) => {
        marks.push({
          kind: 'text',
          x,
          y: y + SIDE + (line + 1) * LINE,
          text: cutText(text, tileWidth, FONT_SIZE),
          bold: line === 0,
          fill: line === 0 ? 'ink' : 'ink-soft',
        });
      });
      tiles.push({ channel, x, y, width: tileWidth, height: tileHeight });
    });
    top += Math.ceil(group.length / across) * (tileHeight + GAP);
  }
  return { scene: { width: options.width, height: Math.max(0, top - GAP), dense, marks }, tiles };
}
