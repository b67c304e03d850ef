import { describe, expect, it } from 'vitest';
import en from '../i18n/en.json';
import zh from '../i18n/zh.json';
import { splitTerms, TERMS, withoutTerms } from './terms';

const termsOf = (message: string) =>
  splitTerms(message)
    .flatMap((piece) => (typeof piece === 'string' ? [] : [piece.term]))
    .sort();

describe('terms in messages', () => {
  it('are split from the text around them, which comes back in full', () => {
    const message = 'U → [squeeze z](squeeze) (64) → [gate](gate)';
    expect(splitTerms(message)).toEqual([
      'U → ',
      { text: 'squeeze z', term: 'squeeze', marks: '' },
      ' (64) → ',
      { text: 'gate', term: 'gate', marks: '' },
    ]);
    expect(withoutTerms(message)).toBe('U → squeeze z (64) → gate');
    expect(splitTerms('plain (text) [x]')).toEqual(['plain (text) [x]']);
  });

  it('keep the marks that follow them, so that no line begins with one', () => {
    const message = '最后加上[捷径](shortcut)。([RMS](rms)).';
    expect(splitTerms(message)).toEqual([
      '最后加上',
      { text: '捷径', term: 'shortcut', marks: '。' },
      '(',
      { text: 'RMS', term: 'rms', marks: ').' },
    ]);
    expect(withoutTerms(message)).toBe('最后加上捷径。(RMS).');
  });

  it('exist, have a name and an explanation, and are the same in both languages', () => {
    const messages = Object.keys(en) as (keyof typeof en)[];
    const used = messages.flatMap((key) => termsOf(en[key]));
    expect(used.length).toBeGreaterThan(5);
    for (const term of used) expect(TERMS).toContain(term);
    for (const key of messages) expect(termsOf(zh[key]), key).toEqual(termsOf(en[key]));
    for (const term of TERMS) {
      expect(en).toHaveProperty([`glossary.${term}`]);
      expect(en).toHaveProperty([`glossary.${term}.text`]);
    }
  });
});
