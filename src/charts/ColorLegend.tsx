import { range } from 'd3';
import type { ColorScale } from './colors';

interface Props {
  /** Colors from one end (0) to the other (1). */
  scale: ColorScale;
  title: string;
  low: string;
  high: string;
}

const STEPS = 24;

/** A scale of colors with its ends. */
export function ColorLegend({ scale, title, low, high }: Props) {
  const stops = range(STEPS + 1).map((i) => scale(i / STEPS));
  return (
    <span className="legend">
      <span>{title}</span>
      <span>{low}</span>
      <span
        className="legend-scale"
        style={{ background: `linear-gradient(to right, ${stops.join(',')})` }}
      />
      <span>{high}</span>
    </span>
  );
}
