/** The ground of exported figures: the page's own, or one whatever the page is. */
export const FIGURE_COLORS = ['page', 'light', 'dark'] as const;
export type FigureColors = (typeof FIGURE_COLORS)[number];

export const figureColorsOf = (kept: string | null): FigureColors =>
  FIGURE_COLORS.find((choice) => choice === kept) ?? 'page';
