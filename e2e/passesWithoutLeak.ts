import type { Page } from 'playwright/test';
import type {} from '../src/app/batch';
import { expect, SAMPLES } from './app';

/** Runs passes over the samples in the batch page and compares the runtime's own count before and after. */
export async function passesWithoutLeak(
  page: Page,
  backend: 'wasm' | 'webgl',
  passes: number,
): Promise<void> {
  await page.goto('./?batch=1');
  await page.waitForFunction(() => window.seLensBatch !== undefined);
  const counts = await page.evaluate(
    async ({ backend, passes, files }) => {
      const batch = window.seLensBatch!;
      const [{ id }] = await (await fetch('models/index.json')).json();
      const opened = await batch.open(
        { kind: 'folder', id, url: new URL(`models/${id}/`, location.href).href },
        backend,
      );
      if (!opened.ok) throw new Error(opened.reason);
      const pass = async (at: number) => {
        const file = files[at % files.length];
        const result = await batch.trace({ name: file, url: `samples/${file}`, label: file, csv: false });
        if (!result.ok) throw new Error(result.reason);
      };
      for (let at = 0; at < 3; at++) await pass(at);
      const before = await batch.memory();
      for (let at = 0; at < passes; at++) await pass(at);
      return { before, after: await batch.memory() };
    },
    { backend, passes, files: SAMPLES.map(({ file }) => file) },
  );
  expect(counts.before.tensors).toBeGreaterThan(0);
  expect(counts.after.tensors).toBe(counts.before.tensors);
  expect(counts.after.bytes).toBe(counts.before.bytes);
  expect(counts.after.gpuBytes).toBe(counts.before.gpuBytes);
}
