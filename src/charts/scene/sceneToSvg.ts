import { PALETTES, type Theme } from '../colors';
import { escapeXml, markToSvg, round } from './markToSvg';
import { FONT, FONT_SIZE, type Scene } from './scene';
import { wrapText } from './wrapText';

/** Title and help above and provenance below a chart in a file. */
export interface SvgFrame {
  title: string;
  /** What the marks mean; '' where nothing is to be said. */
  help: string;
  /** One line each. */
  provenance: string[];
  theme: Theme;
}

const MARGIN = 12;
const TITLE = { size: 14, line: 18, first: 20, below: 10 };
const HELP = { size: 11, line: 15, above: 4 };
const PROVENANCE = { size: 10, line: 14 };

/** A self-contained SVG file: colors resolved, background filled, title and help above, provenance below, wrapped to the chart. */
export function sceneToSvg(scene: Scene, { title, help, provenance, theme }: SvgFrame): string {
  const titles = wrapText(title, scene.width, TITLE.size);
  const lines = provenance.flatMap((line) => wrapText(line, scene.width, PROVENANCE.size));
  const helps = help === '' ? [] : wrapText(help, scene.width, HELP.size);
  const underTitle = TITLE.first + (titles.length - 1) * TITLE.line;
  const top = underTitle + (helps.length > 0 ? HELP.above : 0) + helps.length * HELP.line + TITLE.below;
  const bottom = top + scene.height + MARGIN;
  const width = round(scene.width + 2 * MARGIN);
  const height = round(bottom + lines.length * PROVENANCE.line + MARGIN);
  const palette = PALETTES[theme];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family='${FONT}' font-size="${FONT_SIZE}">`,
    `<title>${escapeXml(title)}</title>`,
    `<desc>${escapeXml([...(help === '' ? [] : [help]), ...provenance].join(' | '))}</desc>`,
    `<rect width="100%" height="100%" fill="${palette.surface}"/>`,
    ...titles.map(
      (line, i) =>
        `<text x="${MARGIN}" y="${TITLE.first + i * TITLE.line}" font-size="${TITLE.size}" font-weight="600" fill="${palette.ink}">${escapeXml(line)}</text>`,
    ),
    ...helps.map(
      (line, i) =>
        `<text x="${MARGIN}" y="${underTitle + HELP.above + (i + 1) * HELP.line}" font-size="${HELP.size}" fill="${palette['ink-soft']}">${escapeXml(line)}</text>`,
    ),
    `<g transform="translate(${MARGIN} ${top})">`,
    ...[...scene.dense, ...scene.marks].map((mark) => markToSvg(mark, palette)),
    '</g>',
    ...lines.map(
      (line, i) =>
        `<text x="${MARGIN}" y="${round(bottom + (i + 0.7) * PROVENANCE.line)}" font-size="${PROVENANCE.size}" fill="${palette['ink-soft']}">${escapeXml(line)}</text>`,
    ),
    '</svg>',
  ].join('\n');
}
