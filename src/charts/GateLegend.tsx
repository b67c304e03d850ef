import { range } from 'd3';
import { gateColor, type Theme } from './colors';

interface Props {
  theme: Theme;
  title: string;
  low: string;
  high: string;
}

const STEPS = 24;

/** The scale of gate colors with its ends. */
export function GateLegend({ theme, title, low, high }: Props) {
  const color = gateColor(theme);
  const stops = range(STEPS + 1).map((i) => color(i / STEPS));
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
