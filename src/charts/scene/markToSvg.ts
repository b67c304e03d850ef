import type { ColorRole } from '../colors';
import { pngAddress } from './pngAddress';
import { FONT_SIZE, type Mark, type Paint } from './scene';

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] as string);

/** A coordinate with two decimals at most. */
export const round = (value: number): string => String(Math.round(value * 100) / 100);

/** One mark as an SVG element, its colors resolved. */
export function markToSvg(mark: Mark, palette: Record<ColorRole, string>): string {
  const paint = (value: Paint) => (typeof value === 'string' ? palette[value] : value.color);
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
