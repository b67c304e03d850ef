import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClassLabels } from './classLabels';

const read = (text: string, file = 'labels.txt') => {
  const labels = readClassLabels(text, file);
  if (!labels.ok) throw new Error(`${labels.code} ${labels.details.field}`);
  return labels.value;
};
const namesIn = (text: string) => read(text).en;
const CAT = ['cat', 'dog', '猫 头鹰'];

/** Labels that no format changes: no line breaks or spaces around, not the beginnings that mean something. */
const label = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .map((text) => text.replace(/[\r\n\0\uFFFD\uFEFF"]/g, '').trim())
  .filter((text) => text !== '' && !/^[[{\d]|^n\d{8}/.test(text));
const labels = fc.uniqueArray(label, { minLength: 1, maxLength: 30 });

describe('a text', () => {
  it('names one class a line, whatever ends the lines', () => {
    for (const end of ['\n', '\r\n', '\r'])
      for (const tail of ['', end, `${end}${end}  ${end}`])
        expect(namesIn(`\uFEFF${CAT.join(end)}${tail}`)).toEqual(CAT);
  });

  it('gives the labels it was made of', () => {
    fc.assert(
      fc.property(labels, (list) => {
        expect(namesIn(list.join('\r\n'))).toEqual(list);
      }),
    );
  });

  it('may number the lines, in any order, from 0 or 1, and have a header', () => {
    expect(namesIn('0,cat\n2,猫 头鹰\n1,dog')).toEqual(CAT);
    expect(namesIn('index,label\n1;cat\n2;dog\n3;猫 头鹰\n')).toEqual(CAT);
    expect(namesIn('0: cat\n1: dog\n2: 猫 头鹰')).toEqual(CAT);
    fc.assert(
      fc.property(labels, fc.constantFrom(',', '\t', ': ', ' '), fc.integer(), (list, between, seed) => {
        // Behind a blank these would count as the separator.
        fc.pre(list.length > 1 && !list.some((text) => /^[,;:]/.test(text)));
        const lines = list.map((text, index) => `${index}${between}${text}`);
        lines.sort((a, b) => ((a.length * 31 + seed) % 7) - ((b.length * 31 + seed) % 7));
        expect(namesIn(lines.join('\n'))).toEqual(list);
      }),
    );
  });

  it('keeps numbers that are the labels themselves or no numbering', () => {
    expect(namesIn('3 wheeler\ncat')).toEqual(['3 wheeler', 'cat']);
    expect(namesIn('0\n1\n2')).toEqual(['0', '1', '2']);
    expect(namesIn('5,cat\n9,dog')).toEqual(['5,cat', '9,dog']);
  });

  it('may give WordNet ids first, and quote as CSV does', () => {
    expect(namesIn('n01440764 tench, Tinca tinca\nn01443537 goldfish')).toEqual([
      'tench, Tinca tinca',
      'goldfish',
    ]);
    expect(namesIn('0,"tench, ""Tinca"""\n1,goldfish')).toEqual(['tench, "Tinca"', 'goldfish']);
    expect(namesIn('n01440764\nn01443537')).toEqual(['n01440764', 'n01443537']);
  });
});

describe('JSON', () => {
  it('is a list, an object by number, an object by label, two languages, or a config with labels', () => {
    for (const json of [
      CAT,
      { 0: 'cat', 2: '猫 头鹰', 1: 'dog' },
      { 0: ['n02121620', 'cat'], 1: ['n02084071', 'dog'], 2: ['n01621127', '猫 头鹰'] },
      { dog: 1, cat: 0, '猫 头鹰': 2 },
      { en: CAT },
      { num_classes: 3, id2label: { 0: 'cat', 1: 'dog', 2: '猫 头鹰' } },
      { label_names: CAT },
      {
        label_names: ['n02121620', 'n02084071', 'n01621127'],
        label_descriptions: { n02121620: 'cat', n02084071: 'dog', n01621127: '猫 头鹰' },
      },
    ])
      expect(namesIn(JSON.stringify(json))).toEqual(CAT);
    expect(read(JSON.stringify({ en: ['cat', 'dog'], zh: ['猫', ''] })).zh).toEqual(['猫', 'dog']);
  });

  it('gives the labels it was made of, in every form', () => {
    fc.assert(
      fc.property(labels, (list) => {
        const forms = [list, { ...list }, { id2label: { ...list } }, { en: list, zh: list }];
        for (const json of forms) expect(namesIn(`\uFEFF${JSON.stringify(json, null, 1)}\n`)).toEqual(list);
      }),
    );
  });

  it('says where it is no list of labels', () => {
    const refused = (json: unknown) => {
      const result = readClassLabels(typeof json === 'string' ? json : JSON.stringify(json), 'labels.json');
      return result.ok ? result.value : [result.code, result.details.field];
    };
    expect(refused('["cat",')).toEqual(['labels-unreadable', 'JSON']);
    expect(refused(['cat', { name: 'dog' }])).toEqual(['labels-unreadable', 'JSON[1]']);
    expect(refused({ 0: 'cat', 2: 'dog' })).toEqual(['labels-unreadable', 'JSON["1"]']);
    expect(refused({ en: CAT, zh: ['猫'] })).toEqual(['labels-unreadable', 'zh']);
    expect(refused({ cat: 1, dog: 1 })).toEqual(['labels-unreadable', 'JSON']);
    for (const empty of [[], {}, { id2label: {} }])
      expect(refused(empty)).toMatchObject(['labels-unreadable', /./]);
    expect(refused(' \n')).toEqual(['labels-unreadable', '1']);
  });
});

describe('any file', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.json(),
    fc
      .array(fc.constantFrom('', 'cat', 'cat (1)', 'class 0', '0,cat', '"', 'n01440764 x', '[', '{'), {
        maxLength: 8,
      })
      .map((lines) => lines.join('\n')),
  );

  it('is refused with a reason, or gives labels that are never empty and each once', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom('labels.txt', 'labels.json'), (text, file) => {
        const result = readClassLabels(text, file);
        if (!result.ok) {
          expect(result.code).toMatch(/^labels-(encoding|unreadable)$/);
          return;
        }
        const { en, zh } = result.value;
        expect(en.length).toBeGreaterThan(0);
        expect(en.filter((name) => name.trim() === '')).toEqual([]);
        expect(new Set(en).size).toBe(en.length);
        expect(zh === null || zh.length === en.length).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('of another encoding is told', () => {
    const gbk = new TextDecoder().decode(Uint8Array.of(0xc3, 0xa8, 0x0a, 0xb9, 0xb7));
    expect(readClassLabels(gbk, 'labels.txt')).toMatchObject({ code: 'labels-encoding' });
    expect(readClassLabels('c\0a\0t\0', 'labels.txt')).toMatchObject({ code: 'labels-encoding' });
  });

  it('has repeated labels told apart by their number, and empty ones called by it', () => {
    expect(read('crane\n\ncrane\nowl')).toMatchObject({
      en: ['crane (0)', 'class 1', 'crane (2)', 'owl'],
      repeated: 2,
      unnamed: 1,
    });
    expect(namesIn('a (1)\na\na')).toEqual(['a (1)', 'a (1) (1)', 'a (2)']);
  });
});
