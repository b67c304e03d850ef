import { expect, it } from 'vitest';
import zh from './zh.json';

const CHINESE = '[\\u3400-\\u9fff]';
const FULL_WIDTH = '[，。；：、！？（）“”《》]';
/** Faults, each with what it would read `text` as. */
const FAULTS: [name: string, pattern: RegExp][] = [
  ['half-width mark after Chinese', new RegExp(`(${CHINESE}|${FULL_WIDTH}) ?[,:;!?()]`)],
  ['half-width mark before Chinese', new RegExp(`[,:;!?()] ?(${CHINESE}|${FULL_WIDTH})`)],
  ['half-width full stop after Chinese', new RegExp(`${CHINESE}\\.( |$)`)],
  ['space beside a full-width mark', new RegExp(`${FULL_WIDTH} | ${FULL_WIDTH}`)],
];

const FORMULA = /(ln|log2|ReLU|sigmoid)\(([^()]|\([^()]*\))*\)/g;

/** Links to the glossary as the page shows them, formulas as one letter. */
const shown = (text: string) => text.replaceAll(/\[([^\]]+)\]\(\w+\)/g, '$1').replaceAll(FORMULA, 'f');

const faultsOf = (text: string) =>
  FAULTS.filter(([, pattern]) => pattern.test(shown(text))).map(([name]) => name);

it('finds half-width marks and stray spaces, and nothing in what is Latin', () => {
  expect(faultsOf('输入 x: 一')).toHaveLength(1);
  expect(faultsOf('大小 (已存)')).toHaveLength(2);
  expect(faultsOf('一。 二')).toHaveLength(1);
  expect(faultsOf('一, 二')).toHaveLength(2);
  expect(faultsOf('例如 12, 40-50，sigmoid(x) 或 ln(p / (1 − p))，[挤压 z](squeeze) 是')).toEqual([]);
});

it('has full-width marks in Chinese texts, without spaces beside them', () => {
  const faults = Object.entries(zh).flatMap(([key, text]) =>
    faultsOf(text).map((fault) => `${key}: ${fault}: ${text}`),
  );
  expect(faults).toEqual([]);
});

it('calls a thing by one name', () => {
  const others = /您|参照|样例|柱|常值|通常|逐块/;
  expect(Object.entries(zh).filter(([, text]) => others.test(text))).toEqual([]);
});
