import { PALETTES, type Theme } from '../colors';
import { FONT, FONT_SIZE, type Mark, type Paint, type Scene } from './scene';

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
const TITLE_HEIGHT = 30;
const LINE_HEIGHT = 14;

/** A self-contained SVG file: colors resolved, background filled, title above, provenance below. */
export function sceneToSvg(scene: Scene, { title, provenance, theme }: SvgFrame): string {
  const width = scene.width + 2 * MARGIN;
  const height = scene.height + TITLE_HEIGHT + MARGIN + provenance.length * LINE_HEIGHT + MARGIN;
  const palette = PALETTES[theme];
  const paint = (value: Paint) => (typeof value === 'string' ? palette[value] : value.color);
  const bottom = TITLE_HEIGHT + scene.height + MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}" font-family='${FONT}' font-size="${FONT_SIZE}">`,
    `<title>${escapeXml(title)}</title>`,
    `<desc>${escapeXml(provenance.join(' | '))}</desc>`,
    `<rect width="100%" height="100%" fill="${palette.surface}"/>`,
    `<text x="${MARGIN}" y="20" font-size="14" font-weight="600" fill="${palette.ink}">${escapeXml(title)}</text>`,
    `<g transform="translate(${MARGIN} ${TITLE_HEIGHT})">`,
    ...[...scene.dense, ...scene.marks].map((mark) => markToSvg(mark, paint)),
    '</g>',
    ...provenance.map(
      (line, i) =>
        `<text x="${MARGIN}" y="${round(bottom + (i + 0.7) * LINE_HEIGHT)}" font-size="9" fill="${palette['ink-soft']}">${escapeXml(line)}</text>`,
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
      return `<rect x="${round(mark.x)}" y="${round(mark.y)}" width="${round(mark.width)}" height="${round(mark.height)}" fill="${fill}"${stroke}${opacity}/>`;
    }
    case 'line':
      return `<line x1="${round(mark.x1)}" y1="${round(mark.y1)}" x2="${round(mark.x2)}" y2="${round(mark.y2)}" stroke="${paint(mark.stroke)}" stroke-width="${mark.lineWidth ?? 1}"${mark.dash ? ' stroke-dasharray="3 3"' : ''}/>`;
    case 'circle':
      return `<circle cx="${round(mark.x)}" cy="${round(mark.y)}" r="${mark.radius}" fill="${paint(mark.fill)}"/>`;
    case 'text': {
      const turn = mark.rotate ? ` transform="rotate(${mark.rotate} ${round(mark.x)} ${round(mark.y)})"` : '';
      return `<text x="${round(mark.x)}" y="${round(mark.y)}" text-anchor="${mark.anchor ?? 'start'}" font-size="${mark.size ?? FONT_SIZE}" font-weight="${mark.bold ? 600 : 400}" fill="${paint(mark.fill ?? 'ink')}"${turn}>${escapeXml(mark.text)}</text>`;
    }
  }
}
