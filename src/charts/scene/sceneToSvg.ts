import { PALETTES, type Theme } from '../colors';
import { pngAddress } from './pngAddress';
import { FONT, FONT_SIZE, type Mark, type Paint, type Scene } from './scene';
import { wrapText } from './wrapText';

const escapeXml = (text: string) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] as string);

const round = (value: number) => String(Math.round(value * 100) / 100);

/** Title above and provenance below a chart in a file. */
export interface SvgFrame {
  title: string;
  /** One line each. */
  provenance: string[];
  theme: Theme;
}

const MARGIN = 12;
const TITLE = { size: 14, line: 18, first: 20, below: 10 };
const PROVENANCE = { size: 10, line: 14 };

/** A self-contained SVG file: colors resolved, background filled, title above, provenance below, wrapped to the chart. */
export function sceneToSvg(scene: Scene, { title, provenance, theme }: SvgFrame): string {
  const titles = wrapText(title, scene.width, TITLE.size);
  const lines = provenance.flatMap((line) => wrapText(line, scene.width, PROVENANCE.size));
  const top = TITLE.first + (titles.length - 1) * TITLE.line + TITLE.below;
  const bottom = top + scene.height + MARGIN;
  const width = round(scene.width + 2 * MARGIN);
  const height = round(bottom + lines.length * PROVENANCE.line + MARGIN);
  const palette = PALETTES[theme];
  const paint = (value: Paint) => (typeof value === 'string' ? palette[value] : value.color);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family='${FONT}' font-size="${FONT_SIZE}">`,
    `<title>${escapeXml(title)}</title>`,
    `<desc>${escapeXml(provenance.join(' | '))}</desc>`,
    `<rect width="100%" height="100%" fill="${palette.surface}"/>`,
    ...titles.map(
      (line, i) =>
        `<text x="${MARGIN}" y="${TITLE.first + i * TITLE.line}" font-size="${TITLE.size}" font-weight="600" fill="${palette.ink}">${escapeXml(line)}</text>`,
    ),
    `<g transform="translate(${MARGIN} ${top})">`,
    ...[...scene.dense, ...scene.marks].map((mark) => markToSvg(mark, paint)),
    '</g>',
    ...lines.map(
      (line, i) =>
        `<text x="${MARGIN}" y="${round(bottom + (i + 0.7) * PROVENANCE.line)}" font-size="${PROVENANCE.size}" fill="${palette['ink-soft']}">${escapeXml(line)}</text>`,
    ),
    '</svg>',
  ].join('\n');
}

function markToSvg(mark: Mark, paint: (value: Paint) => string): string {
  switch (mark.kind) {
    case 'rect': {
      const fill = mark.fill ? paint(mark.fill) : 'none';
      const stroke = mark.stroke
        ? ` stroke="${paint(mark.stroke)}" stroke-width="${mark.lineWidth ?? 1}"`
        : '';
      const opacity = mark.opacity === undefined ? '' : ` opacity="${mark.opacity}"`;
      const rect = `<rect x="${round(mark.x)}" y="${round(mark.y)}" width="${round(mark.width)}" height="${round(mark.height)}" fill="${fill}"${stroke}${opacity}`;
      return mark.hint ? `${rect}>${hintToSvg(mark.hint)}</rect>` : `${rect}/>`;
    }
    case 'line':
      return `<line x1="${round(mark.x1)}" y1="${round(mark.y1)}" x2="${round(mark.x2)}" y2="${round(mark.y2)}" stroke="${paint(mark.stroke)}" stroke-width="${mark.lineWidth ?? 1}"${mark.dash ? ' stroke-dasharray="3 3"' : ''}/>`;
    case 'circle':
      return `<circle cx="${round(mark.x)}" cy="${round(mark.y)}" r="${mark.radius}" fill="${paint(mark.fill)}"/>`;
    case 'image':
      return `<image x="${round(mark.x)}" y="${round(mark.y)}" width="${round(mark.width)}" height="${round(mark.height)}" preserveAspectRatio="none" style="image-rendering:pixelated" href="${pngAddress(mark.pixels)}"/>`;
    case 'text': {
      const turn = mark.rotate ? ` transform="rotate(${mark.rotate} ${round(mark.x)} ${round(mark.y)})"` : '';
      return `<text x="${round(mark.x)}" y="${round(mark.y)}" text-anchor="${mark.anchor ?? 'start'}" font-size="${mark.size ?? FONT_SIZE}" font-weight="${mark.bold ? 600 : 400}" fill="${paint(mark.fill ?? 'ink')}"${turn}>${hintToSvg(mark.hint)}${escapeXml(mark.text)}</text>`;
    }
  }
}

const hintToSvg = (hint: string | undefined) => (hint ? `<title>${escapeXml(hint)}</title>` : '');
