import type { RgbImage } from '../../domain/preprocess';
import type { ColorRole } from '../colors';

/** A role of the palette, or a color computed from data. */
export type Paint = ColorRole | { color: string };

export type Mark = Shape & {
  /** The edge of what is seen at which the mark stays where its chart scrolls sideways: titles, numbers of an axis. */
  stays?: 'left' | 'right';
};

type Shape =
  | {
      kind: 'rect';
      x: number;
      y: number;
      width: number;
      height: number;
      fill?: Paint;
      stroke?: Paint;
      lineWidth?: number;
      opacity?: number;
      /** Shown on hover. */
      hint?: string;
    }
  | {
      kind: 'line';
      x1: number;
      y1: number;
      x2: number;
      y2: number;
      stroke: Paint;
      lineWidth?: number;
      dash?: boolean;
    }
  | { kind: 'circle'; x: number; y: number; radius: number; fill: Paint }
  /** A picture whose pixels stay squares: never smoothed. */
  | { kind: 'image'; x: number; y: number; width: number; height: number; pixels: RgbImage }
  | {
      kind: 'text';
      x: number;
      y: number;
      text: string;
      anchor?: 'start' | 'middle' | 'end';
      size?: number;
      bold?: boolean;
      fill?: Paint;
      /** Degrees, around (x, y). */
      rotate?: number;
      /** Shown on hover. */
      hint?: string;
    };

/**
 * A chart as geometry: drawn as SVG or canvas on screen and as SVG or PNG in a file, always the same marks.
 * `dense` marks are those of the data where there are many; `marks` lie over them.
 */
export interface Scene {
  width: number;
  height: number;
  dense: Mark[];
  marks: Mark[];
}

export const FONT =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK SC", sans-serif';
export const FONT_SIZE = 11;

/** Above this many dense marks the screen uses a canvas. */
export const MOST_SVG_MARKS = 600;
