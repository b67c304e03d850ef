import { readFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { expect, SAMPLES } from './app';
import { readCsv } from './csv';

export async function openCompare(page: Page, parameters: Record<string, string> = {}): Promise<void> {
  await page.goto(`./?${new URLSearchParams({ backend: 'wasm', view: 'compare', ...parameters })}`);
  await expect(page.getByTestId('compare-matrix')).toBeVisible({ timeout: 45_000 });
}

/** Rows of a chart's CSV export, without the lines of provenance. */
export async function csvOf(page: Page, testId: string, table = 'CSV table'): Promise<string[][]> {
  const panel = page.getByTestId(testId);
  await panel.getByText('Export', { exact: false }).first().click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: table }).click(),
  ]);
  return readCsv(readFileSync(await download.path()));
}

export async function addProbe(page: Page, name: string, kind: string): Promise<void> {
  const add = page.getByRole('group', { name: `Compare ${name} with a changed copy of itself` });
  await add.getByRole('combobox').selectOption(kind);
  await add.getByRole('button', { name: 'Add' }).click();
}

export const link = (...at: number[]) => at.map((i) => `sample:${SAMPLES[i].id}`).join(',');
