import { format } from 'd3';
import { formatSigned } from './formatSigned';

/** Three significant digits of the largest of a list. */
const DIGITS = 3;
/** Lists of smaller numbers only need an exponent each. */
const LEAST = 1e-4;

/**
 * The numbers of one list with as many decimals each, signed: "+2.00, −1.77, +0.04". The largest has three significant
 * digits, so that none looks rounder than the others.
 */
export function formatAlike(values: readonly number[]): string[] {
  const most = Math.max(0, ...values.map(Math.abs));
  if (most > 0 && most < LEAST) return values.map(formatSigned);
  const size = most > 0 ? Math.floor(Math.log10(most)) : 0;
  const text = format(`+.${Math.max(0, DIGITS - 1 - size)}f`);
  return values.map((value) => (value === 0 ? text(0).slice(1) : text(value)));
}
