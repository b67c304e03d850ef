import { lab } from 'd3';
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { gateColor, type Theme } from '../colors';
import { toCsv } from '../export/toCsv';
import { formatNumber } from '../formatNumber';
import { formatPercent } from '../formatPercent';
import type { Scene } from './scene';
import { sceneToSvg } from './sceneToSvg';
import { textWidth } from './textWidth';
import { wrapText } from './wrapText';

const NASTY = 'a < b & "c" > \'d\'';

const SCENE: Scene = {
  width: 100,
  height: 40,
  dense: [
    { kind: 'rect', x: 0.123456, y: 1, width: 4, height: 8, fill: { color: 'rgb(1, 2, 3)' } },
    { kind: 'rect', x: 5, y: 1, width: 4, height: 8, stroke: 'accent', opacity: 0.5 },
    { kind: 'circle', x: 20, y: 9, radius: 1.5, fill: 'mark' },
  ],
  marks: [
    { kind: 'line', x1: 0, y1: 10, x2: 100, y2: 10, stroke: 'grid', dash: true },
    { kind: 'text', x: 3, y: 30, text: NASTY, anchor: 'end', bold: true, rotate: -90 },
  ],
};

/** Throws unless every tag is closed in order and every attribute quoted; returns texts with entities resolved. */
function readXml(xml: string): string[] {
  const open: string[] = [];
  const texts: string[] = [];
  const tag = /<(\/?)([a-z]+)((?:\s+[a-zA-Z][\w:-]*=(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
  let at = 0;
  while (at < xml.length) {
    if (xml[at] === '<') {
      tag.lastIndex = at;
      const match = tag.exec(xml);
      if (!match) throw new Error(`no tag at ${xml.slice(at, at + 40)}`);
      const [whole, closing, name, , alone] = match;
      if (closing && open.pop() !== name) throw new Error(`</${name}> closes another element`);
      if (!closing && !alone) open.push(name);
      at += whole.length;
    } else {
      const end = (xml.indexOf('<', at) + xml.length + 1) % (xml.length + 1);
      const text = xml.slice(at, end);
      if (/&(?!(amp|lt|gt|quot);)/.test(text)) throw new Error(`bare & in ${text}`);
      const plain = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
      texts.push(text.replace(/&\w+;/g, (entity) => plain[entity as keyof typeof plain]));
      at = end;
    }
  }
  if (open.length > 0) throw new Error(`never closed: ${open}`);
  return texts;
}

describe('a scene as SVG', () => {
  it('carries its pictures along, pixels as squares, and refers to nothing outside', () => {
    const pixels = { width: 1, height: 1, data: Uint8Array.of(1, 2, 3) };
    const picture: Scene = {
      width: 20,
      height: 10,
      dense: [{ kind: 'image', x: 1, y: 2, width: 8, height: 8, pixels }],
      marks: [],
    };
    const svg = sceneToSvg(picture, { title: 'a', help: '', provenance: [], theme: 'light' });
    readXml(svg);
    expect(svg).toContain('<image x="1" y="2" width="8" height="8"');
    expect(svg).toContain('image-rendering:pixelated');
    expect(svg.match(/href="[^"]{0,22}/g)).toEqual(['href="data:image/png;base64,']);
  });

  it('is well-formed and holds title, labels and provenance whatever they contain', () => {
    const printable = fc.string({ unit: 'grapheme' }).map((text) => `x${text}<&>"`);
    fc.assert(
      fc.property(printable, printable, printable, (title, label, line) => {
        const texts = readXml(
          sceneToSvg(
            { ...SCENE, width: 5000, marks: [{ kind: 'text', x: 0, y: 0, text: label, hint: line }] },
            { title, help: label, provenance: ['first', line], theme: 'dark' },
          ),
        );
        expect(texts.filter((text) => text === title).length).toBeGreaterThanOrEqual(2);
        expect(texts).toContain(label);
        expect(texts).toContain(line);
        expect(texts).toContain(`${label} | first | ${line}`);
      }),
    );
  });

  test.each<Theme>(['light', 'dark'])(
    'stands alone in the %s theme: no variables, no classes, no references',
    (theme) => {
      const svg = sceneToSvg(SCENE, { title: 't', help: '', provenance: [], theme });
      expect(svg).not.toMatch(/var\(|class=|href|currentColor|undefined|NaN/);
      expect(svg).toMatch(/<rect width="100%" height="100%" fill="#[0-9a-f]{6}"\/>/);
    },
  );

  it('wraps title and provenance to the width of the chart, and keeps them whole in title and desc', () => {
    const line = `se_resnet50.lens_everyday100, SHA-256 ${'0123456789abcdef'.repeat(4)}`;
    const svg = sceneToSvg(SCENE, {
      title: 'A title of several words',
      help: 'What its marks mean, in a sentence',
      provenance: [line],
      theme: 'light',
    });
    const texts = readXml(svg);
    expect(texts).toContain('A title of several words');
    expect(texts).toContain(`What its marks mean, in a sentence | ${line}`);
    const drawn = [...svg.matchAll(/<text x="12" y="[\d.]+" font-size="(\d+)"[^>]*>([^<]*)</g)];
    expect(
      drawn
        .filter(([, size]) => size === '11')
        .map(([, , text]) => text)
        .join(' '),
    ).toBe('What its marks mean, in a sentence');
    expect(drawn.length).toBeGreaterThan(8);
    for (const [, size, text] of drawn)
      expect(textWidth(text, Number(size))).toBeLessThanOrEqual(SCENE.width);
  });

  it('sets its help between title and chart, which moves down by it', () => {
    const draw = (help: string) => sceneToSvg(SCENE, { title: 't', help, provenance: [], theme: 'light' });
    const chartAt = (svg: string) => Number(/translate\(12 ([\d.]+)\)/.exec(svg)?.[1]);
    const helpAt = (svg: string) => Number(/y="([\d.]+)"[^>]*>One dot</.exec(svg)?.[1]);
    const svg = draw('One dot');
    expect(helpAt(svg)).toBeGreaterThan(20);
    expect(chartAt(svg)).toBeGreaterThan(helpAt(svg));
    expect(chartAt(draw(''))).toBe(30);
  });

  it('grows by a line for every line of provenance', () => {
    const height = (provenance: string[]) =>
      Number(
        / height="([\d.]+)"/.exec(
          sceneToSvg(SCENE, { title: 't', help: '', provenance, theme: 'light' }),
        )?.[1],
      );
    expect(height(['a', 'b'])).toBeGreaterThan(height(['a']));
  });

  it('is this file', () => {
    expect(
      sceneToSvg(SCENE, { title: 'Gates', help: '', provenance: ['cat.jpg'], theme: 'light' }),
    ).toMatchInlineSnapshot(`
      "<svg xmlns="http://www.w3.org/2000/svg" width="124" height="108" viewBox="0 0 124 108" font-family='system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK SC", sans-serif' font-size="11">
      <title>Gates</title>
      <desc>cat.jpg</desc>
      <rect width="100%" height="100%" fill="#ffffff"/>
      <text x="12" y="20" font-size="14" font-weight="600" fill="#1d2129">Gates</text>
      <g transform="translate(12 30)">
      <rect x="0.12" y="1" width="4" height="8" fill="rgb(1, 2, 3)"/>
      <rect x="5" y="1" width="4" height="8" fill="none" stroke="#b3420e" stroke-width="1" opacity="0.5"/>
      <circle cx="20" cy="9" r="1.5" fill="#2f6f8f"/>
      <line x1="0" y1="10" x2="100" y2="10" stroke="#e7e7e2" stroke-width="1" stroke-dasharray="3 3"/>
      <text x="3" y="30" text-anchor="end" font-size="11" font-weight="600" fill="#1d2129" transform="rotate(-90 3 30)">a &lt; b &amp; &quot;c&quot; &gt; 'd'</text>
      </g>
      <text x="12" y="91.8" font-size="10" fill="#5a6270">cat.jpg</text>
      </svg>"
    `);
  });
});

/** RFC 4180: rows of cells. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (!match) throw new Error('not CSV');
    rows[rows.length - 1].push(match[1]?.replaceAll('""', '"') ?? match[2]);
    if (match[3] === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('a table as CSV', () => {
  it('reads back cell by cell below its comment lines', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', ' ', '#', '汉') });
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((n) => fc.array(fc.array(cell, { minLength: n, maxLength: n }), { minLength: 1, maxLength: 5 }));
    fc.assert(
      fc.property(table, fc.array(cell, { maxLength: 3 }), ([columns, ...rows], provenance) => {
        const marked = toCsv(columns, rows, provenance);
        // Excel needs the mark beyond ASCII, other readers are better off without.
        expect(marked.startsWith('\ufeff')).toBe(marked.includes('汉'));
        const csv = marked.replace(/^\ufeff/, '');
        const lines = csv.split('\r\n');
        const comments = lines.slice(0, provenance.length);
        expect(comments).toEqual(provenance.map((line) => `# ${line.replaceAll(/[\r\n]+/g, ' ')}`));
        expect(readCsv(lines.slice(provenance.length).join('\r\n'))).toEqual([columns, ...rows]);
      }),
    );
  });

  it('quotes what a reader of comments would cut', () => {
    expect(toCsv(['image'], [['cat #1.jpg']], [])).toBe('image\r\n"cat #1.jpg"\r\n');
  });

  it('writes numbers in full', () => {
    expect(toCsv(['channel', 's'], [[0, 0.1234567891]], ['cat.jpg'])).toBe(
      '# cat.jpg\r\nchannel,s\r\n0,0.1234567891\r\n',
    );
  });
});

test.each([
  [0, '0'],
  [-0, '0'],
  [1, '1'],
  [0.5, '0.5'],
  [0.123456, '0.123'],
  [0.9996, '1'],
  [0.00012345, '0.000123'],
  [0.00001234, '1.23e-5'],
  [1234.5, '1230'],
  [123456, '1.23e+5'],
  [-2.345, '−2.35'],
])('%d is written as %s', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test.each([
  [0, '0 %'],
  [1e-9, '< 0.01 %'],
  [0.0001, '0.01 %'],
  [0.00763, '0.76 %'],
  [0.09996, '10.0 %'],
  [0.977, '97.7 %'],
  [0.99999, '> 99.9 %'],
  [1, '100 %'],
])('the share %d is written as %s', (share, text) => {
  expect(formatPercent(share)).toBe(text);
});

test('wrapped text comes back in full, in lines that fit', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'W', ' ', '汉', '.') }), (text) => {
      const lines = wrapText(text, 60, 10);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      for (const line of lines) expect(textWidth(line, 10)).toBeLessThanOrEqual(60);
    }),
  );
});

test('Chinese breaks between its characters, never before a closing mark or after an opening one', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('汉', '字', '。', '，', '（', '）', 'ab', ' ') }),
      (text) => {
        const lines = wrapText(text, 55, 10);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      },
    ),
  );
  expect(wrapText('颜色：门控值（至少）。', 42, 10)).toEqual(['颜色：门', '控值（至', '少）。']);
  expect(wrapText('ab 汉字汉字', 42, 10).length).toBe(2);
});

test.each<[Theme, number]>([
  ['light', -1],
  ['dark', 1],
])('in the %s theme the lightness of gates goes one way only', (theme, direction) => {
  const color = gateColor(theme);
  const lightness = Array.from({ length: 101 }, (_, i) => lab(color(i / 100)).l * direction);
  for (let i = 1; i < lightness.length; i++)
    expect(lightness[i], `at ${i / 100}`).toBeGreaterThan(lightness[i - 1]);
  expect(lightness[100] - lightness[0]).toBeGreaterThan(60);
});
