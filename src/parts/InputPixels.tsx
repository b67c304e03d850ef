import { useEffect, useRef } from 'react';
import type { RgbImage } from '../domain/preprocess';

/** Side on screen that small inputs are enlarged to, CSS pixels. */
const SIDE = 128;
/** The bundled nets' input, until the model tells. */
const USUAL_INPUT = 64;

/** The exact pixels that the network sees, each a whole number of screen cells a side, never smoothed. */
export function InputPixels({ input, label }: { input: RgbImage | null; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !input) return;
    const { width, height, data } = input;
    const pixels = new ImageData(width, height);
    for (let from = 0, to = 0; from < data.length; from += 3, to += 4) {
      pixels.data[to] = data[from];
      pixels.data[to + 1] = data[from + 1];
      pixels.data[to + 2] = data[from + 2];
      pixels.data[to + 3] = 255;
    }
    context.putImageData(pixels, 0, 0);
  }, [input]);
  const size = input?.width ?? USUAL_INPUT;
  return (
    <canvas
      ref={canvas}
      className="input-pixels"
      data-testid="input-pixels"
      role="img"
      aria-label={label}
      width={size}
      height={size}
      style={{ width: size * Math.max(1, Math.floor(SIDE / size)) }}
    />
  );
}
