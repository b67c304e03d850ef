/** Over how long a rate is measured, milliseconds. */
const WINDOW = 2000;

/**
 * Mean milliseconds from one of the ascending `times` to the next, over those of the last two seconds, or the last two
 * times where fewer fall into them. As long as nothing comes, it grows. null: fewer than two times.
 */
export function meanInterval(times: readonly number[], now: number): number | null {
  if (times.length < 2) return null;
  const recent = times.filter((time) => time >= now - WINDOW);
  const used = recent.length < 2 ? times.slice(-2) : recent;
  const mean = (used[used.length - 1] - used[0]) / (used.length - 1);
  return Math.max(mean, now - used[used.length - 1]);
}
