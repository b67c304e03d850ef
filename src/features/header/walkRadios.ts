import type { KeyboardEvent } from 'react';

const STEPS: Partial<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/**
 * Arrow keys of a group of radio buttons where a choice loads something: they only walk, other than a browser's own.
 * Space and Enter choose.
 */
export function walkRadios(event: KeyboardEvent<HTMLElement>): void {
  const radios = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[type="radio"]')];
  const at = radios.indexOf(event.target as HTMLInputElement);
  const step = STEPS[event.key];
  if (at < 0 || (step === undefined && event.key !== 'Enter')) return;
  event.preventDefault();
  if (step === undefined) radios[at].click();
  else radios[(at + step + radios.length) % radios.length].focus();
}
