import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type WorksheetData, worksheetHtml } from './worksheetHtml';

const data: WorksheetData = {
  language: 'en',
  title: 'Worksheet',
  intro: 'Intro',
  blanks: ['Name', 'Date'],
  facts: [['Image', 'cat.png']],
  picture: 'data:image/png;base64,AA==',
  pictureLabel: 'what the network saw',
  markedLabel: 'your answer',
  sentence: 'Why?',
  steps: [
    { title: 'Squeeze', question: 'What is lost?', options: ['place', 'mean'], marked: 1, notes: ['asked'] },
    { title: 'Scale', question: 'Deleted?', options: ['yes', 'no'], marked: null, notes: [] },
  ],
  provenance: ['cat.png, 640 x 480 px'],
};

/** Every text of a document that this text stands in, in each of its places. */
const everywhere = (text: string): string =>
  worksheetHtml({
    language: text,
    title: text,
    intro: text,
    blanks: [text],
    facts: [[text, text]],
    picture: text,
    pictureLabel: text,
    markedLabel: text,
    sentence: text,
    steps: [{ title: text, question: text, options: [text, text], marked: 0, notes: [text] }],
    provenance: [text],
  });

const tags = (html: string) => html.match(/<\/?[a-z!][^>]*>/gi)?.map((tag) => tag.replace(/"[^"]*"/g, '""'));

describe('the worksheet', () => {
  it('has every question with its options, marks the own answer, and leaves room for a sentence', () => {
    const html = worksheetHtml(data);
    for (const text of ['1. Squeeze', 'What is lost?', '2. Scale', 'cat.png', '640 x 480', 'asked', 'Name'])
      expect(html).toContain(text);
    expect(html.match(/<li data-marked>/g)).toHaveLength(1);
    expect(html).toMatch(/<li data-marked><span aria-hidden="true">☑<\/span>mean/);
    expect(html.match(/class="line"/g)).toHaveLength(4);
  });

  it('leaves out lines, blanks and picture where there are none', () => {
    const html = worksheetHtml({ ...data, sentence: null, blanks: [], picture: null });
    expect(html).not.toContain('class="line"');
    expect(html).not.toContain('class="blanks"');
    expect(html).not.toContain('<img');
  });

  it('escapes every text, so that none adds or changes an element', () => {
    const plain = tags(everywhere('x'));
    const hostile = fc
      .array(
        fc.constantFrom('<', '>', '"', "'", '&', '/', '<script>', '</style>', '<!--', '=', ' onload=', 'a'),
      )
      .map((parts) => parts.join(''))
      .filter((text) => text !== '');
    fc.assert(
      fc.property(hostile, (text) => {
        expect(tags(everywhere(text))).toEqual(plain);
      }),
    );
  });

  it('fetches and runs nothing', () => {
    expect(worksheetHtml(data)).not.toMatch(/<script|<link|https?:|url\(/);
  });
});
