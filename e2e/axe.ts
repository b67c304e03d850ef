import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright/test';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** The accessibility faults of the page as it is, or of what this selector finds, as `rule: elements`. */
export async function accessibilityFaults(
  page: Page,
  part = 'html',
  impacts = ['minor', 'moderate', 'serious', 'critical'],
): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  const { violations } = await page.evaluate(
    (of) => (window as unknown as { axe: { run(part: string): Promise<AxeResults> } }).axe.run(of),
    part,
  );
  return violations
    .filter(({ impact }) => impacts.includes(impact as string))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`);
}

export const seriousFaults = (page: Page) => accessibilityFaults(page, 'html', ['serious', 'critical']);
