/** (taps, I, O/G), where input i has the outputs of its group alone -> (taps, I, O) with zeros for all other outputs. */
export function blockDiagonal(
  filter: Float32Array,
  [taps, inputs, multiplier]: readonly [number, number, number],
  groups: number,
): Float32Array {
  const outputs = groups * multiplier;
  const dense = new Float32Array(taps * inputs * outputs);
  for (let row = 0; row < taps * inputs; row++) {
    const group = Math.floor((row % inputs) / (inputs / groups));
    dense.set(filter.subarray(row * multiplier, (row + 1) * multiplier), row * outputs + group * multiplier);
  }
  return dense;
}
