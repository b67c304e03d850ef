import { expect } from 'vitest';
import { FONT_SIZE, type Mark, type Scene } from '../../scene/scene';
import { textWidth } from '../../scene/textWidth';

/** What the tests of layouts look for in a scene. */
export const allMarks = ({ dense, marks }: Scene): Mark[] => [...dense, ...marks];
export const only = <K extends Mark['kind']>(marks: Mark[], kind: K) =>
  marks.filter((mark): mark is Extract<Mark, { kind: K }> => mark.kind === kind);

export function expectFinite(scene: Scene) {
  for (const mark of allMarks(scene))
    for (const [key, value] of Object.entries(mark))
      if (typeof value === 'number') expect(value, `${mark.kind}.${key}`).toSatisfy(Number.isFinite);
  for (const { text } of only(allMarks(scene), 'text')) expect(text).not.toMatch(/NaN|undefined|Infinity/);
}

/** Texts that share a line leave a gap between them; sizes are readable. */
export function expectApartTexts(scene: Scene) {
  const boxes = only(allMarks(scene), 'text').map(({ text, x, y, anchor = 'start', size = FONT_SIZE }) => {
    expect(size).toBeGreaterThanOrEqual(11);
    const width = textWidth(text, size);
    return { text, y, left: x - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0), width };
  });
  for (const a of boxes)
    for (const b of boxes)
      if (a !== b && Math.abs(a.y - b.y) < 9 && a.left <= b.left)
        expect(a.left + a.width, `${a.text} | ${b.text}`).toBeLessThanOrEqual(b.left + 1);
}
