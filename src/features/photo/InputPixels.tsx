import { useEffect, useRef } from 'react';
import { imageDataOf } from '../../charts/scene/imageDataOf';
import type { RgbImage } from '../../domain/preprocess';

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
    context.putImageData(imageDataOf(input), 0, 0);
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
