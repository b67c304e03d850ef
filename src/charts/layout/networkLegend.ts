import { networkPaint, networkShape } from '../networkMarks';
import { cutText } from '../scene/cutText';
import { FONT_SIZE, type Mark } from '../scene/scene';

const ROW = 18;
const KEY = 30;

/** Line, shape and name of every network, one below the other; top left corner at (left, 0). */
export function networkLegend(
  labels: string[],
  left: number,
  width: number,
): { marks: Mark[]; height: number } {
  const marks = labels.flatMap((label, network): Mark[] => {
    const y = network * ROW + 9;
    return [
      {
        kind: 'line',
        x1: left,
        y1: y,
        x2: left + 22,
        y2: y,
        stroke: networkPaint(network),
        lineWidth: 1.5,
        dash: network > 0,
      },
      ...networkShape(network, left + 11, y),
      {
        kind: 'text',
        x: left + KEY,
        y: y + 4,
        text: cutText(label, width - left - KEY, FONT_SIZE),
        hint: label,
      },
    ];
  });
  return { marks, height: labels.length * ROW };
}
