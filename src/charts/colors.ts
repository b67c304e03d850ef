import { interpolateRgbBasis, rgb } from 'd3';

export type Theme = 'light' | 'dark';

/** What a mark is, from which its color follows; the page gives the same colors as --chart-ROLE. */
export type ColorRole = 'ink' | 'ink-soft' | 'grid' | 'mark' | 'band' | 'band-edge' | 'accent' | 'surface';

/** The roles as plain colors, for canvas and exported files; theme.css has the same values. */
export const PALETTES: Record<Theme, Record<ColorRole, string>> = {
  light: {
    ink: '#1d2129',
    'ink-soft': '#5a6270',
    grid: '#e7e7e2',
    mark: '#2f6f8f',
    band: '#d5e0e4',
    'band-edge': '#84909a',
    accent: '#b3420e',
    surface: '#ffffff',
  },
  dark: {
    ink: '#e9ebee',
    'ink-soft': '#a6aebb',
    grid: '#2c323c',
    mark: '#7fc4e0',
    band: '#35464f',
    'band-edge': '#6f8390',
    accent: '#ff9a5c',
    surface: '#1b1f26',
  },
};

/** 0..1 -> a CSS color. */
export type ColorScale = (share: number) => string;

const GATE_SCALES: Record<Theme, ColorScale> = {
  light: interpolateRgbBasis(['#f1ede1', '#c3d8c6', '#76b0b4', '#33799a', '#173f66', '#0d2141']),
  dark: interpolateRgbBasis(['#262c36', '#2a4a66', '#2f7795', '#58abb4', '#a9d6c1', '#f6f3e3']),
};

/** Gates from 0 (near the paper) to 1 (far from it): one sequential scale, lightness falls or rises throughout. */
export function gateColor(theme: Theme): ColorScale {
  return GATE_SCALES[theme];
}

const DEVIATION_SCALES: Record<Theme, ColorScale> = {
  light: interpolateRgbBasis(['#9a4c05', '#d98a35', '#f2cd9f', '#f3f2ee', '#cdc8e6', '#8674bd', '#46267c']),
  dark: interpolateRgbBasis(['#ffbf70', '#b9742a', '#5f4526', '#2a2f38', '#443e6c', '#8272c9', '#cabcff']),
};

/** Above this relative luminance black stands out more than white (WCAG 2.2), and either by 4.5 to 1 at least. */
const MIDDLE_LUMINANCE = 0.179;

/** Black or white, whichever is easier to read on a color. */
export function textOn(color: string): string {
  const { r, g, b } = rgb(color);
  const [red, green, blue] = [r, g, b].map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > MIDDLE_LUMINANCE ? '#000000' : '#ffffff';
}

/** Deviations on this many usual deviations and more have the color of the end. */
export const LARGEST_DEVIATION = 3;

/** The scale of deviations from its lower end to its upper one, for legends. */
export const deviationScale = (theme: Theme): ColorScale => DEVIATION_SCALES[theme];

/** Deviations from usual: below in orange, above in violet, neutral at 0; the same scale in every chart. */
export function deviationColor(theme: Theme): (deviation: number) => string {
  const scale = DEVIATION_SCALES[theme];
  return (deviation) => scale(Math.min(1, Math.max(0, 0.5 + deviation / (2 * LARGEST_DEVIATION))));
}

/** Values around zero on a scale that ends at -limit and +limit: the same colors. With limit 0 everything is neutral. */
export function signedColor(theme: Theme, limit: number): (value: number) => string {
  const scale = DEVIATION_SCALES[theme];
  return (value) => scale(limit > 0 ? Math.min(1, Math.max(0, 0.5 + value / (2 * limit))) : 0.5);
}
