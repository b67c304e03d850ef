import { createElement, type ReactNode } from 'react';
import type { StepId } from '../../../domain/lesson';
import { bold, display, frac, mi, mn, mo, mtext, row, sub, subSup, sup, under, underOver } from './mathml';

const sum = (index: string, last: string) => underOver(mo('∑'), row(mi(index), mo('='), mn('1')), mi(last));
const formula = (...lines: ReactNode[]): ReactNode =>
  createElement('div', { className: 'formula' }, ...lines);

const SQUEEZE = display(
  sub(mi('z'), mi('c')),
  mo('='),
  frac(mn('1'), row(mi('H'), mo('·'), mi('W'))),
  sum('i', 'H'),
  sum('j', 'W'),
  sub(mi('u'), mi('c')),
  mo('('),
  mi('i'),
  mo(','),
  mi('j'),
  mo(')'),
);

const EXCITATION = display(
  bold('s'),
  mo('='),
  mi('σ'),
  mo('('),
  sub(bold('W'), mn('2')),
  mtext(' ReLU'),
  mo('('),
  sub(bold('W'), mn('1')),
  bold('z'),
  mo(')'),
  mo(')'),
);

const SCALE = display(
  sub(mi('y'), mi('c')),
  mo('='),
  mtext('ReLU'),
  mo('('),
  sub(mi('s'), mi('c')),
  mo('·'),
  sub(bold('U'), mi('c')),
  mo('+'),
  sub(bold('x'), mi('c')),
  mo(')'),
);

const SIGMOID = display(
  mi('σ'),
  mo('('),
  mi('a'),
  mo(')'),
  mo('='),
  frac(mn('1'), row(mn('1'), mo('+'), sup(mi('e'), row(mo('−'), mi('a'))))),
);

const SOFTMAX = display(
  mtext('softmax'),
  mo('('),
  bold('a'),
  sub(mo(')'), mi('c')),
  mo('='),
  frac(
    sup(mi('e'), sub(mi('a'), mi('c'))),
    row(under(mo('∑'), mi('k')), sup(mi('e'), sub(mi('a'), mi('k')))),
  ),
);

const HIDDEN = display(
  sub(mi('h'), mi('j')),
  mo('='),
  mtext('max'),
  mo('('),
  mn('0'),
  mo(','),
  sum('i', 'C'),
  sub(mi('W'), row(mn('1'), mo(','), mi('j'), mi('i'))),
  sub(mi('z'), mi('i')),
  mo(')'),
);

const GATE = display(
  sub(mi('s'), mi('c')),
  mo('='),
  mi('σ'),
  mo('('),
  underOver(mo('∑'), row(mi('j'), mo('='), mn('1')), row(mi('C'), mo('/'), mi('r'))),
  sub(mi('W'), row(mn('2'), mo(','), mi('c'), mi('j'))),
  sub(mi('h'), mi('j')),
  mo(')'),
);

const COST = display(
  mi('P'),
  mo('='),
  frac(mn('2'), mi('r')),
  sum('s', 'S'),
  sub(mi('N'), mi('s')),
  mo('·'),
  subSup(mi('C'), mi('s'), mn('2')),
);

const OPERATIONS = display(
  mi('M'),
  mo('='),
  mi('P'),
  mo('+'),
  mn('2'),
  sum('s', 'S'),
  sub(mi('N'), mi('s')),
  mo('·'),
  sub(mi('C'), mi('s')),
  mo('·'),
  sub(mi('H'), mi('s')),
  mo('·'),
  sub(mi('W'), mi('s')),
);

/** The formulas of a step, as in sections 3 and 4 of the paper. */
export const FORMULAS: Partial<Record<StepId, ReactNode>> = {
  anatomy: formula(EXCITATION),
  squeeze: formula(SQUEEZE),
  excitation: formula(HIDDEN, GATE),
  sigmoid: formula(SIGMOID, SOFTMAX),
  scale: formula(SCALE),
  ratio: formula(COST, OPERATIONS),
};
