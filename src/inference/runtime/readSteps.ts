import type { SafetensorsFile } from '../../model/safetensors';

/**
 * A tensor (rows, C) of a profile as float32, row-major. Where it is U8, its values are steps of a scale that each
 * column has for itself: NAME.low + steps * NAME.step, both (C). Null where these are missing or of another size.
 */
export function readSteps({ tensors, read }: SafetensorsFile, name: string): Float32Array | null {
  const values = read(name);
  const entry = tensors.get(name);
  if (entry?.dtype !== 'U8') return values;
  const columns = entry.shape.at(-1) ?? 0;
  if (!tensors.has(`${name}.low`) || !tensors.has(`${name}.step`)) return null;
  const [low, step] = [read(`${name}.low`), read(`${name}.step`)];
  if (low.length !== columns || step.length !== columns) return null;
  return values.map((value, i) => low[i % columns] + value * step[i % columns]);
}
