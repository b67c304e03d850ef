import { interpolateRgbBasis } from 'd3';
import type { Theme } from './colors';

const SCALES: Record<Theme, (share: number) => string> = {
  light: interpolateRgbBasis(['#1f4e8c', '#5b8fc4', '#b9d2e6', '#f4f3ef', '#eec4a2', '#d17c41', '#8f3d0a']),
  dark: interpolateRgbBasis(['#8cc2ff', '#4f86c4', '#2f4d70', '#2a2e36', '#6b452c', '#bd7440', '#ffb27a']),
};

/** Deviations from -1 (blue) over 0 (the paper) to 1 (orange), the same in every chart; values beyond are the ends. */
export function divergingColor(theme: Theme): (value: number) => string {
  return (value) => SCALES[theme](Math.min(1, Math.max(0, (value + 1) / 2)));
}
