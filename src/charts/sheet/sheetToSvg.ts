import { type ColorRole, PALETTES, type Theme } from '../colors';
import { escapeXml, markToSvg, round } from '../scene/markToSvg';
import { FONT, FONT_SIZE } from '../scene/scene';
import { FINDING, FOOTER, HEADING, HELP, MARGIN, NOTE, type Sheet, sheetPixels, TITLE } from './layoutSheet';

/** A sheet as a self-contained SVG file of `sheetPixels`. */
export function sheetToSvg(sheet: Sheet, theme: Theme): string {
  const palette = PALETTES[theme];
  const lines = (
    texts: string[],
    x: number,
    y: number,
    { size, line }: { size: number; line: number },
    fill: ColorRole,
    bold = false,
  ) =>
    texts.map(
      (text, i) =>
        `<text x="${round(x)}" y="${round(y + i * line + size)}" font-size="${size}" font-weight="${bold ? 600 : 400}" fill="${palette[fill]}">${escapeXml(text)}</text>`,
    );
  const pixels = sheetPixels(sheet);
  const { width, height, heading, note, boxes, footer, footerY } = sheet;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels.width}" height="${pixels.height}" viewBox="0 0 ${width} ${height}" font-family='${FONT}' font-size="${FONT_SIZE}">`,
    `<title>${escapeXml(heading.join(' '))}</title>`,
    `<rect width="100%" height="100%" fill="${palette.surface}"/>`,
    ...lines(heading, MARGIN, MARGIN, HEADING, 'ink', true),
    ...lines(note, MARGIN, MARGIN + heading.length * HEADING.line, NOTE, 'ink-soft'),
    ...boxes.flatMap(({ x, y, title, finding, help, scene, sceneY, scale }) => [
      ...lines(title, x, y, TITLE, 'ink', true),
      ...lines(finding, x, y + title.length * TITLE.line, FINDING, 'ink'),
      ...lines(help, x, y + title.length * TITLE.line + finding.length * FINDING.line, HELP, 'ink-soft'),
      `<g transform="translate(${round(x)} ${round(sceneY)}) scale(${Math.round(scale * 1e4) / 1e4})">`,
      ...[...scene.dense, ...scene.marks].map((mark) => markToSvg(mark, palette)),
      '</g>',
    ]),
    ...lines(footer, MARGIN, footerY, FOOTER, 'ink-soft'),
    '</svg>',
  ].join('\n');
}
