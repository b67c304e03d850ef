/** A change made to a picture in place, to see which gates follow it. */
export type ProbeKind = 'zoom' | 'flip' | 'blur' | 'occlude' | 'hue' | 'brightness';

export interface Probe {
  kind: ProbeKind;
  /** In the unit of its kind; see PROBES. */
  amount: number;
}

export interface ProbeRange {
  min: number;
  max: number;
  step: number;
  /** A change that is clearly seen. */
  start: number;
  /** The amount that changes nothing, where there is one. */
  none: number | null;
}

/**
 * zoom: magnification about the center. flip: left to right, no amount. blur: deviation of a Gaussian, in percent of the
 * side. occlude: side of a gray square in the middle, in percent of the side. hue: turn, in degrees. brightness: factor.
 */
export const PROBES: Record<ProbeKind, ProbeRange> = {
  zoom: { min: 1, max: 3, step: 0.05, start: 1.5, none: 1 },
  flip: { min: 1, max: 1, step: 1, start: 1, none: null },
  blur: { min: 0, max: 8, step: 0.25, start: 2, none: 0 },
  occlude: { min: 0, max: 90, step: 1, start: 35, none: 0 },
  hue: { min: -180, max: 180, step: 5, start: 90, none: 0 },
  brightness: { min: 0.2, max: 2, step: 0.05, start: 0.5, none: 1 },
};
