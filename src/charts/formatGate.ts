import { format } from 'd3';
import { formatNumber } from './formatNumber';

const twoDigits = format('.2~r');
const scientific = format('.1~e');

/**
 * A gate as `formatNumber` writes it, except just below 1: "1 − 1.1e-6" says how much is missing, as "7.2e-7" says it at the
 * other end; three digits would claim that the sigmoid reached 1.
 */
export function formatGate(gate: number): string {
  const text = formatNumber(gate);
  const missing = 1 - gate;
  if (text !== '1' || missing === 0) return text;
  return `1 ${missing < 0 ? '+' : '−'} ${(Math.abs(missing) < 1e-4 ? scientific : twoDigits)(Math.abs(missing))}`;
}
