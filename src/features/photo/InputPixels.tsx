import { useEffect, useRef } from 'react';
import type { RgbImage } from '../../domain/preprocess';

/** The exact pixels that the network sees, one screen cell a pixel, never smoothed. */
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
  return (
    <canvas
      ref={canvas}
      className="input-pixels"
      data-testid="input-pixels"
      role="img"
      aria-label={label}
      width={input?.width ?? 64}
      height={input?.height ?? 64}
    />
  );
}
