import type { StoreApi } from 'zustand/vanilla';
import type { AppState } from '../state/appState';

/** What each rule asked for before the page's font grew. */
const ORIGINAL = new WeakMap<CSSMediaRule, string>();

const fontSize = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** Breakpoints are in em of the browser's font, which presenter mode leaves alone: they grow by `factor` instead. */
export const scaledMedia = (condition: string, factor: number): string =>
  condition.replace(/(\d*\.?\d+)em\b/g, (_, length: string) => `${Number(length) * factor}em`);

function moveBreakpoints(rules: CSSRuleList, factor: number): void {
  for (const rule of rules) {
    if (!(rule instanceof CSSMediaRule)) continue;
    const original = ORIGINAL.get(rule) ?? rule.conditionText;
    ORIGINAL.set(rule, original);
    rule.media.mediaText = scaledMedia(original, factor);
  }
}

/** Sheets of browser extensions cannot be read, and are none of ours. */
function rulesOf(sheet: CSSStyleSheet): CSSRuleList | [] {
  try {
    return sheet.cssRules;
  } catch {
    return [];
  }
}

function setPresenting(on: boolean): void {
  const { dataset } = document.documentElement;
  delete dataset.present;
  const usual = fontSize();
  if (on) dataset.present = '';
  const factor = fontSize() / usual;
  for (const sheet of document.styleSheets) moveBreakpoints(rulesOf(sheet) as CSSRuleList, factor);
}

/** Keeps the page's font and its breakpoints in step with presenter mode, before anything is drawn with either. */
export function followPresenter(store: StoreApi<AppState>): void {
  let shown = store.getState().present;
  if (shown) setPresenting(true);
  store.subscribe(({ present }) => {
    if (present === shown) return;
    shown = present;
    setPresenting(present);
  });
}
