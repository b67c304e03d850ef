import type { Page } from 'playwright';
import type { Figure } from './figure';
import { median } from './median';

/** So many images are run one after another, as Compare and the tray run them. */
const COUNTS = [2, 4, 6, 12, 50];
/** Single images a round, what the others are measured by: one would be too few to tell. */
const SINGLES = 6;
const ROUNDS = { wasm: 15, webgl: 3 };
/** A single image is asked for when the one before is long done. */
const PAUSE_MS = 50;

/**
 * What an image costs among others, by what it costs alone, medians of both: from its pixels to the numbers read back, in
 * the runtime of the built application, runs of all sizes in turn.
 */
export async function costOfImages(
  page: Page,
  files: string[],
  backend: 'wasm' | 'webgl',
): Promise<Figure[]> {
  const singles: number[] = new Array(SINGLES).fill(1);
  const sizes = [...singles, ...COUNTS];
  const rounds = await page.evaluate(
    async ({ files, backend, sizes, rounds, pauseMs }) => {
      const batch = window.seLensBatch!;
      const [{ id }] = await (await fetch('models/index.json')).json();
      const url = new URL(`models/${id}/`, location.href).href;
      const opened = await batch.open({ kind: 'folder', id, url }, backend);
      if (!opened.ok) throw new Error(opened.reason);
      /** Milliseconds, [round][run][image]. */
      const found: number[][][] = [];
      let next = 0;
      // The first round only warms up.
      for (let round = 0; round <= rounds; round++) {
        const times: number[][] = [];
        for (let at = 0; at < sizes.length; at++) {
          const run = (round + at) % sizes.length;
          await new Promise((resolve) => setTimeout(resolve, pauseMs));
          times[run] = [];
          for (let image = 0; image < sizes[run]; image++) {
            const name = files[next++ % files.length];
            const traced = await batch.trace({ name, url: `samples/${name}`, label: name, csv: false });
            if (!traced.ok) throw new Error(traced.reason);
            const { preprocessMs, forwardMs } = JSON.parse(traced.value.json).timings;
            times[run].push(preprocessMs + forwardMs);
          }
        }
        if (round > 0) found.push(times);
      }
      return found;
    },
    { files, backend, sizes, rounds: ROUNDS[backend], pauseMs: PAUSE_MS },
  );
  const alone = median(rounds.flatMap((runs) => runs.slice(0, SINGLES).flat()));
  return COUNTS.map((count, at) => {
    const runs = rounds.map((all) => all[SINGLES + at]);
    const together = median(runs.map((times) => times.reduce((sum, ms) => sum + ms, 0)));
    return {
      name: `${count} images on ${backend}, cost of each as a share of one alone`,
      value: (100 * median(runs.flat())) / alone,
      limit: 110,
      unit: '%',
      detail: `${together.toFixed(0)} ms in all, ${alone.toFixed(1)} for one`,
    };
  });
}
