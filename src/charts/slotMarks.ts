import type { Theme } from './colors';
import type { Mark, Paint } from './scene/scene';

/**
 * After Okabe and Ito (2008), told apart by color-blind readers; in each theme as dark or as light as lines and small
 * shapes need to stand out (3:1 at least). One hue a slot in both.
 */
const COLORS: Record<Theme, string[]> = {
  light: ['#0072b2', '#d55e00', '#00855f', '#b8568c', '#8a6500', '#4b3a9b'],
  dark: ['#56b4e9', '#e8743b', '#2cc197', '#e39ac4', '#e6b422', '#ab9df2'],
};

/** The color of a class or an image by its slot, the same in every chart. */
export function slotColor(slot: number, theme: Theme): Paint {
  return { color: COLORS[theme][slot % COLORS[theme].length] };
}

/** The shape of a class or an image by its slot: disc, square, plus, cross, ring, frame. `radius` in pixels. */
export function slotShape(slot: number, x: number, y: number, paint: Paint, radius = 3.5): Mark[] {
  const line = (x1: number, y1: number, x2: number, y2: number): Mark => ({
    kind: 'line',
    x1: x + x1 * radius,
    y1: y + y1 * radius,
    x2: x + x2 * radius,
    y2: y + y2 * radius,
    stroke: paint,
    lineWidth: radius / 1.8,
  });
  const box = { kind: 'rect', x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius } as const;
  const inner = radius * 0.55;
  switch (slot % COLORS.light.length) {
    case 0:
      return [{ kind: 'circle', x, y, radius, fill: paint }];
    case 1:
      return [{ ...box, fill: paint }];
    case 2:
      return [line(-1.2, 0, 1.2, 0), line(0, -1.2, 0, 1.2)];
    case 3:
      return [line(-1, -1, 1, 1), line(-1, 1, 1, -1)];
    case 4:
      return [
        { kind: 'circle', x, y, radius: radius * 1.1, fill: paint },
        { kind: 'circle', x, y, radius: inner, fill: 'surface' },
      ];
    default:
      return [
        { ...box, fill: paint },
        { ...box, x: x - inner, y: y - inner, width: 2 * inner, height: 2 * inner, fill: 'surface' },
      ];
  }
}
