import type { Page } from 'playwright/test';

/** Whose charts were drawn anew, in part or in whole, while `act` ran: the nearest test id of each, in order of the alphabet. */
export async function changedCharts(page: Page, act: () => Promise<void>): Promise<string[]> {
  const observer = await page.evaluateHandle(() => {
    const changed = new Set<string>();
    const note = (changes: MutationRecord[]) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        if (!element?.closest('.scene')) continue;
        changed.add(element.closest('[data-testid]')?.getAttribute('data-testid') ?? '');
      }
    };
    const watch = new MutationObserver(note);
    // A canvas is emptied for every drawing, by its size.
    watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    return {
      end() {
        note(watch.takeRecords());
        watch.disconnect();
        return [...changed].sort();
      },
    };
  });
  await act();
  return observer.evaluate((watching) => watching.end());
}
