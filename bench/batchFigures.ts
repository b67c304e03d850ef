import type { Page } from 'playwright';
import type { Figure } from './figure';
import { median } from './median';

/** What passes cost without the page around them: in the batch mode of the built application. */
const PAIRS = 30;
const ROUNDS = 20;
const IMAGES = 50;
const COMPARED = 6;

/** Reading all z and s against the logits alone, as a share of the latter: the median over interleaved pairs. */
export async function costOfTaps(page: Page, backend: 'wasm' | 'webgl'): Promise<Figure> {
  const { withTaps, logitsOnly } = await page.evaluate(
    async ({ backend, pairs }) => {
      const [{ id }] = await (await fetch('models/index.json')).json();
      return window.seLensBatch!.tapTimes(new URL(`models/${id}/`, location.href).href, backend, pairs);
    },
    { backend, pairs: PAIRS },
  );
  const value = 100 * (median(withTaps.map((ms, at) => ms / logitsOnly[at])) - 1);
  console.log(
    `${backend}: ${median(withTaps).toFixed(1)} ms with taps, ${median(logitsOnly).toFixed(1)} ms without`,
  );
  return { name: `cost of the taps on ${backend}, median of ${PAIRS} pairs`, value, limit: 10, unit: '%' };
}

/** An edit in the last stage against a full pass, and a sweep over all blocks against as many full passes. */
export async function costOfEdits(page: Page, backend: 'wasm' | 'webgl'): Promise<Figure[]> {
  const { full, lastStage, sweep, fullForSweep } = await page.evaluate(
    async ({ backend, runs }) => {
      const [{ id }] = await (await fetch('models/index.json')).json();
      return window.seLensBatch!.editTimes(new URL(`models/${id}/`, location.href).href, backend, runs);
    },
    { backend, runs: backend === 'wasm' ? PAIRS : PAIRS / 3 },
  );
  const share = (part: number[], whole: number[]) => 100 * median(part.map((ms, at) => ms / whole[at]));
  return [
    {
      name: `an edit in the last stage on ${backend}, share of a full pass`,
      value: share(lastStage, full),
      limit: 25,
      unit: '%',
    },
    {
      name: `a sweep over all blocks on ${backend}, share of as many full passes`,
      value: share(sweep, fullForSweep),
      limit: 60,
      unit: '%',
    },
  ];
}

/** Six images one after another, as Compare runs them, against six times one of them: passes alone, on WASM. */
export async function costOfComparison(page: Page, files: string[]): Promise<Figure> {
  const { six, single } = await page.evaluate(
    async ({ files, count, rounds }) => {
      const batch = window.seLensBatch!;
      const [{ id }] = await (await fetch('models/index.json')).json();
      const url = new URL(`models/${id}/`, location.href).href;
      const opened = await batch.open({ kind: 'folder', id, url }, 'wasm');
      if (!opened.ok) throw new Error(opened.reason);
      const times: { six: number[]; single: number[] } = { six: [], single: [] };
      for (let round = 0; round <= rounds; round++) {
        for (const kind of ['six', 'single'] as const) {
          let ms = 0;
          for (let at = 0; at < count; at++) {
            const name = files[kind === 'six' ? at : round % count];
            const traced = await batch.trace({ name, url: `samples/${name}`, label: name, csv: false });
            if (!traced.ok) throw new Error(traced.reason);
            const { preprocessMs, forwardMs } = JSON.parse(traced.value.json).timings;
            ms += preprocessMs + forwardMs;
          }
          if (round > 0) times[kind].push(ms);
        }
      }
      return times;
    },
    { files, count: COMPARED, rounds: ROUNDS },
  );
  return {
    name: `${COMPARED} images compared, share of ${COMPARED} passes of one image`,
    value: 100 * median(six.map((ms, at) => ms / single[at])),
    limit: 110,
    unit: '%',
  };
}

/** GPU memory after fifty more images, as growth over that after the first three. */
export async function growthOfGpuMemory(page: Page, files: string[]): Promise<Figure> {
  const [before, after] = await page.evaluate(
    async ({ files, images }) => {
      const batch = window.seLensBatch!;
      const [{ id }] = await (await fetch('models/index.json')).json();
      const url = new URL(`models/${id}/`, location.href).href;
      const opened = await batch.open({ kind: 'folder', id, url }, 'webgl');
      if (!opened.ok) throw new Error(opened.reason);
      // No function of its own in here: tsx would name it with a helper that the page does not have.
      let first = Number.NaN;
      for (let at = 0; at < 3 + images; at++) {
        if (at === 3) first = (await batch.memory()).gpuBytes ?? Number.NaN;
        const name = files[at % files.length];
        const result = await batch.trace({ name, url: `samples/${name}`, label: name, csv: false });
        if (!result.ok) throw new Error(result.reason);
      }
      return [first, (await batch.memory()).gpuBytes ?? Number.NaN];
    },
    { files, images: IMAGES },
  );
  return {
    name: `growth of GPU memory over ${IMAGES} images`,
    value: (after - before) / 1e6,
    limit: 0,
    unit: 'MB',
  };
}
