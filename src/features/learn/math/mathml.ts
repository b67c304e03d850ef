import { createElement, type ReactNode } from 'react';

const element =
  (tag: string) =>
  (...children: ReactNode[]): ReactNode =>
    createElement(tag, null, ...children);

/** MathML, which browsers typeset themselves: identifiers, operators, numbers and what is built of them. */
export const mi = element('mi');
export const mo = element('mo');
export const mn = element('mn');
export const mtext = element('mtext');
export const row = element('mrow');
export const sub = element('msub');
export const sup = element('msup');
/** Base, below, above. */
export const subSup = element('msubsup');
export const frac = element('mfrac');
/** Operator, below, above. */
export const underOver = element('munderover');
export const under = element('munder');

/** A bold letter: a map, a vector or a matrix. */
export const bold = (letter: string): ReactNode =>
  createElement('mi', { mathvariant: 'normal', style: { fontWeight: 700 } }, letter);

/** A formula on a line of its own. */
export const display = (...children: ReactNode[]): ReactNode =>
  createElement('math', { display: 'block', xmlns: 'http://www.w3.org/1998/Math/MathML' }, ...children);
