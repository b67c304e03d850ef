/**
 * A share as percent: one decimal from 10 %, two below. Never rounded to none or to all: `< 0.01 %` and `> 99.9 %`
 * stand for what is not exactly 0 or 1.
 */
export function formatPercent(share: number): string {
  const percent = 100 * share;
  if (percent === 0 || percent === 100) return `${percent} %`;
  if (percent < 0.01) return '< 0.01 %';
  if (percent > 99.9) return '> 99.9 %';
  return `${percent.toFixed(percent < 9.995 ? 2 : 1)} %`;
}
