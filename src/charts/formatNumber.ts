import { format } from 'd3';

const threeDigits = format('.3~r');
const scientific = format('.2~e');

/** Three significant digits, as ui.md asks; very small and very large numbers with an exponent. */
export function formatNumber(value: number): string {
  const size = Math.abs(value);
  if (value === 0) return '0';
  return size < 1e-4 || size >= 1e5 ? scientific(value) : threeDigits(value);
}
