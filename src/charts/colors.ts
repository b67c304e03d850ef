import { interpolateRgbBasis } from 'd3';

export type Theme = 'light' | 'dark';

/** What a mark is, from which its color follows; the page gives the same colors as --chart-ROLE. */
export type ColorRole = 'ink' | 'ink-soft' | 'grid' | 'mark' | 'accent' | 'surface';

/** The roles as plain colors, for canvas and exported files; theme.css has the same values. */
export const PALETTES: Record<Theme, Record<ColorRole, string>> = {
  light: {
    ink: '#1d2129',
    'ink-soft': '#5a6270',
    grid: '#e7e7e2',
    mark: '#2f6f8f',
    accent: '#b3420e',
    surface: '#ffffff',
  },
  dark: {
    ink: '#e9ebee',
    'ink-soft': '#a6aebb',
    grid: '#2c323c',
    mark: '#7fc4e0',
    accent: '#ff9a5c',
    surface: '#1b1f26',
  },
};

const GATE_SCALES: Record<Theme, (share: number) => string> = {
  light: interpolateRgbBasis(['#f1ede1', '#c3d8c6', '#76b0b4', '#33799a', '#173f66', '#0d2141']),
  dark: interpolateRgbBasis(['#262c36', '#2a4a66', '#2f7795', '#58abb4', '#a9d6c1', '#f6f3e3']),
};

/** Gates from 0 (near the paper) to 1 (far from it): one sequential scale, lightness falls or rises throughout. */
export function gateColor(theme: Theme): (share: number) => string {
  return GATE_SCALES[theme];
}
