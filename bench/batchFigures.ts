import type { Page } from 'playwright';
import type { Figure } from './figure';
import { median } from './median';

/** What passes cost without the page around them: in the batch mode of the built application. */
const PAIRS = 30;
const IMAGES = 50;

/** Reading all z and s against the logits alone, as a share of the latter: the median over interleaved pairs. */
export async function costOfTaps(page: Page, backend: 'wasm' | 'webgl'): Promise<Figure> {
  const { withTaps, logitsOnly } = await page.evaluate(
    async ({ backend, pairs }) => {
      const [{ id }] = await (await fetch('models/index.json')).json();
      return window.seLensBatch!.tapTimes(new URL(`models/${id}/`, location.href).href, backend, pairs);
    },
    { backend, pairs: PAIRS },
  );
  return {
    name: `cost of the taps on ${backend}, median of ${PAIRS} pairs`,
    value: 100 * (median(withTaps.map((ms, at) => ms / logitsOnly[at])) - 1),
    limit: 5,
    unit: '%',
    detail: `${median(withTaps).toFixed(1)} ms against ${median(logitsOnly).toFixed(1)}`,
  };
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
  const shareOf = (part: number[], whole: number[]) => ({
    value: 100 * median(part.map((ms, at) => ms / whole[at])),
    unit: '%',
    detail: `${median(part).toFixed(1)} ms against ${median(whole).toFixed(1)}`,
  });
  return [
    {
      name: `an edit in the last stage on ${backend}, share of a full pass`,
      limit: 25,
      ...shareOf(lastStage, full),
    },
    {
      name: `a sweep over all blocks on ${backend}, share of as many full passes`,
      limit: 60,
      ...shareOf(sweep, fullForSweep),
    },
  ];
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
