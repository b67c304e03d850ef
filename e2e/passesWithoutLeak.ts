import type { Page } from 'playwright/test';
import type {} from '../src/app/batch';
import { DEFAULT_MODEL, expect, SAMPLES } from './app';

interface Soak {
  backend: 'wasm' | 'webgl';
  passes: number;
  /** Of a bundled model; default: the default. */
  model?: string;
  /** Megabytes; not measured without. */
  heap?(page: Page): Promise<number>;
}

/** Passes that allocate all that the following ones use again. */
const WARM = 3;
/** Megabytes that the heap may grow, however many passes there were. */
const MOST_GROWTH = 2;

/** Runs passes over the samples in the batch page and compares the runtime's own counts before and after. */
export async function passesWithoutLeak(
  page: Page,
  { backend, passes, model = DEFAULT_MODEL.id, heap }: Soak,
): Promise<void> {
  await page.goto('./?batch=1');
  await page.waitForFunction(() => window.seLensBatch !== undefined);
  await page.evaluate(
    async ({ backend, model }) => {
      const url = new URL(`models/${model}/`, location.href).href;
      const opened = await window.seLensBatch!.open({ kind: 'folder', id: model, url }, backend);
      if (!opened.ok) throw new Error(opened.reason);
    },
    { backend, model },
  );
  const run = async (count: number) => {
    const report = await page.evaluate(
      async ({ count, files }) => {
        const batch = window.seLensBatch!;
        for (let at = 0; at < count; at++) {
          const file = files[at % files.length];
          const result = await batch.trace({ name: file, url: `samples/${file}`, label: file, csv: false });
          if (!result.ok) throw new Error(result.reason);
        }
        return batch.memory();
      },
      { count, files: SAMPLES.map(({ file }) => file) },
    );
    return { ...report, heap: (await heap?.(page)) ?? 0 };
  };
  // Where the heap counts, so do caches that fill up to their limits: every sample once.
  const before = await run(heap ? SAMPLES.length : WARM);
  const after = await run(passes);
  if (heap) console.info(`${backend}, ${passes} passes of ${model}:`, before, 'then', after);
  expect(before.tensors).toBeGreaterThan(0);
  expect(before.textures === null).toBe(backend === 'wasm');
  expect(after).toEqual({ ...before, heap: after.heap });
  expect(after.heap - before.heap).toBeLessThan(MOST_GROWTH);
}
