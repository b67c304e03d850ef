/** One question of the worksheet or of its key; every text is plain. */
export interface WorksheetStep {
  title: string;
  question: string;
  options: string[];
  /** Place of the student's own answer; in the key of the computed one; null: none. */
  marked: number | null;
  /** What is said under the options: what was asked of, or what the page computed. */
  notes: string[];
}

export interface WorksheetData {
  /** Of the page, as in `lang`. */
  language: string;
  title: string;
  intro: string;
  /** To be filled in by hand: name, date. */
  blanks: string[];
  /** Image and network, as label and value. */
  facts: [label: string, value: string][];
  /** What the network saw, as an address of a picture; null: nothing yet. */
  picture: string | null;
  pictureLabel: string;
  /** Says what a mark means, to those who hear it. */
  markedLabel: string;
  /** Asks for a sentence, with room for it; null in the key. */
  sentence: string | null;
  steps: WorksheetStep[];
  /** Where all this comes from, a line each. */
  provenance: string[];
}

/** A text as it stands in HTML, in attributes too. */
export const escapeHtml = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (character) =>
      ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[character] as string,
  );

/** Sizes are those of paper: the page is made to be printed. */
const STYLE = `
@page { margin: 18mm 16mm; }
* { box-sizing: border-box; }
body { max-width: 46rem; margin: 0 auto; padding: 1rem; background: #fff; color: #1d2129;
  font: 12pt/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei",
  "Noto Sans CJK SC", sans-serif; }
@media print { body { max-width: none; padding: 0; } }
h1 { margin: 0 0 .3rem; font-size: 18pt; }
h2 { margin: 0 0 .2rem; font-size: 13pt; }
p { margin: .2rem 0; }
.blanks { display: flex; flex-wrap: wrap; gap: .6rem 2rem; margin: .8rem 0; }
.blanks span { flex: 1 1 12rem; padding-bottom: .2rem; border-bottom: 1px solid #5a6270; }
.facts { display: flex; gap: 1rem; align-items: flex-start; margin: .6rem 0 1rem; }
.facts img { width: 64px; image-rendering: pixelated; }
dl { margin: 0; }
dl div { display: flex; gap: .5rem; }
dt { flex: none; font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
section { margin: 0; padding: .6rem 0; border-top: 1px solid #dfe0dc; break-inside: avoid; }
ul { margin: .3rem 0; padding: 0; list-style: none; }
li { padding-left: 1.6rem; text-indent: -1.6rem; }
li > span:first-child { display: inline-block; width: 1.6rem; text-indent: 0; }
li[data-marked] { font-weight: 650; }
.line { height: 1.9rem; border-bottom: 1px solid #9aa0aa; }
.note { overflow-wrap: anywhere; }
footer { margin-top: 1rem; padding-top: .4rem; border-top: 1px solid #dfe0dc; color: #4a515d; font-size: 9pt;
  overflow-wrap: anywhere; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
`;

/** How many lines a sentence gets. */
const LINES = 2;

/** The worksheet, or its key, as a document of its own: no script, nothing to fetch, every text escaped. */
export function worksheetHtml(data: WorksheetData): string {
  const { language, title, intro, blanks, facts, picture, pictureLabel, steps, provenance } = data;
  const paragraph = (text: string, kind = '') => `<p${kind && ` class="${kind}"`}>${escapeHtml(text)}</p>`;
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${paragraph(intro)}
${blanks.length > 0 ? `<p class="blanks">${blanks.map((blank) => `<span>${escapeHtml(blank)}</span>`).join('')}</p>` : ''}
<div class="facts">
${picture === null ? '' : `<img src="${escapeHtml(picture)}" alt="${escapeHtml(pictureLabel)}">`}
<dl>${facts.map(([label, value]) => `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd></div>`).join('')}</dl>
</div>
${steps.map((step, at) => stepHtml(step, at + 1, data)).join('\n')}
</main>
<footer>
${provenance.map((line) => paragraph(line)).join('\n')}
</footer>
</body>
</html>
`;
}

function stepHtml(step: WorksheetStep, number: number, { sentence, markedLabel }: WorksheetData): string {
  const option = (text: string, at: number) =>
    at === step.marked
      ? `<li data-marked><span aria-hidden="true">☑</span>${escapeHtml(text)}<span class="said"> (${escapeHtml(markedLabel)})</span></li>`
      : `<li><span aria-hidden="true">☐</span>${escapeHtml(text)}</li>`;
  return `<section>
<h2>${number}. ${escapeHtml(step.title)}</h2>
<p>${escapeHtml(step.question)}</p>
<ul>${step.options.map(option).join('')}</ul>
${step.notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`).join('')}
${sentence === null ? '' : `<p>${escapeHtml(sentence)}</p>${'<div class="line"></div>'.repeat(LINES)}`}
</section>`;
}
