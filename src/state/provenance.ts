import type { Trace } from '../domain/trace';

/** Where the numbers of a figure come from, one line each; goes under every exported chart. */
export function provenance({ image, model, runtime }: Trace): string[] {
  const { preprocess, crop } = image;
  const numbers = [crop.x, crop.y, crop.size].map((value) => Math.round(value * 100) / 100);
  const renderer = runtime.renderer ? ` (${runtime.renderer})` : '';
  return [
    `${image.name}, ${image.width} x ${image.height} px, square ${numbers[2]} px at (${numbers[0]}, ${numbers[1]}), ` +
      `${preprocess.interpolation} to ${preprocess.inputSize} px, mean ${preprocess.mean.join(' ')}, std ${preprocess.std.join(' ')}`,
    `${model.id}, SHA-256 ${model.sha256}`,
    `SE Lens ${runtime.app}, ${runtime.backend}${renderer}, ${runtime.precision}`,
  ];
}
