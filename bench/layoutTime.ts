import { layoutImageGates } from '../src/charts/layout/layoutImageGates';

const IMAGES = 6;
const CHANNELS = 2048;
const RUNS = 30;

/** Milliseconds of script that the densest chart of a comparison takes to lay out, one value a run. */
export function layoutTimes(): number[] {
  const gates = (seed: number) =>
    Float32Array.from({ length: CHANNELS }, (_, channel) => (((channel + 1) * seed * 7919) % 1000) / 1000);
  const series = Array.from({ length: IMAGES }, (_, slot) => ({
    label: `image ${slot}`,
    slot,
    values: gates(slot + 1),
  }));
  const order = Array.from({ length: CHANNELS }, (_, channel) => channel);
  const band = { low: gates(7), middle: gates(8), high: gates(9) };
  const options = {
    width: 1100,
    height: 280,
    theme: 'light',
    axis: 'gate s',
    positions: 'channel',
    numbered: true,
  } as const;
  return Array.from({ length: RUNS }, () => {
    const begun = performance.now();
    layoutImageGates({ series, order, band }, options);
    return performance.now() - begun;
  });
}
