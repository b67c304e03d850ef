import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef } from 'react';
import type { CropSquare } from '../../domain/preprocess';
import type { Translate } from '../../i18n/translate';
import { type CropHandle, centerCrop, cropStep, growCrop, moveCrop } from './moveCrop';

interface Props {
  crop: CropSquare;
  photo: { width: number; height: number };
  t: Translate;
  /** It cannot be moved: nothing would come of it. */
  fixed: boolean;
  onChange(crop: CropSquare): void;
}

const CORNERS = ['nw', 'ne', 'sw', 'se'] as const;
const ARROWS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The square over the photograph: dragged, resized by its corners, centered where a click is, or moved by keys. Fills its
 * parent.
 */
export function CropEditor({ crop, photo, t, fixed, onChange }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const drag = useRef<{ handle: CropHandle; from: CropSquare; x: number; y: number } | null>(null);
  /** Whether what the pointer did since it went down is a drag, which ends in a click, too. */
  const dragged = useRef(false);

  const begin = (handle: CropHandle) => (event: PointerEvent<HTMLElement>) => {
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { handle, from: crop, x: event.clientX, y: event.clientY };
    dragged.current = handle !== 'move';
  };
  const follow = (event: PointerEvent<HTMLElement>) => {
    const width = root.current?.clientWidth ?? 0;
    if (!drag.current || width === 0) return;
    const { handle, from, x, y } = drag.current;
    const perPixel = photo.width / width;
    const next = moveCrop(
      from,
      handle,
      (event.clientX - x) * perPixel,
      (event.clientY - y) * perPixel,
      photo,
    );
    if (next.x === crop.x && next.y === crop.y && next.size === crop.size) return;
    dragged.current = true;
    onChange(next);
  };
  const end = () => {
    drag.current = null;
  };
  const onClick = (event: MouseEvent) => {
    const box = root.current?.getBoundingClientRect();
    // Enter and Space on the square are clicks without a place.
    if (fixed || event.detail === 0 || dragged.current || !box?.width) return;
    const perPixel = photo.width / box.width;
    onChange(
      centerCrop(crop, (event.clientX - box.left) * perPixel, (event.clientY - box.top) * perPixel, photo),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = cropStep(photo, event.shiftKey);
    const arrow = ARROWS[event.key];
    if (arrow) onChange(moveCrop(crop, 'move', arrow[0] * step, arrow[1] * step, photo));
    else if (event.key === '+' || event.key === '=') onChange(growCrop(crop, 2 * step, photo));
    else if (event.key === '-') onChange(growCrop(crop, -2 * step, photo));
    else return;
    event.preventDefault();
  };

  const percent = (value: number, of: number) => `${(100 * value) / of}%`;
  const value = t('photo.crop.value', {
    x: Math.round(crop.x),
    y: Math.round(crop.y),
    size: Math.round(crop.size),
  });
  const place = {
    left: percent(crop.x, photo.width),
    top: percent(crop.y, photo.height),
    width: percent(crop.size, photo.width),
    height: percent(crop.size, photo.height),
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the square do the same
    // biome-ignore lint/a11y/noStaticElementInteractions: the square in it is the element that is named and focused
    <div
      className="crop-area"
      ref={root}
      onPointerDownCapture={() => {
        dragged.current = false;
      }}
      onClick={onClick}
    >
      <div className="crop-rest">
        <div style={place} />
      </div>
      <button
        type="button"
        className="crop"
        data-testid="crop"
        aria-label={`${t('photo.crop')}: ${value}. ${t('photo.crop.keys')}`}
        style={place}
        disabled={fixed}
        onPointerDown={begin('move')}
        onPointerMove={follow}
        onPointerUp={end}
        onPointerCancel={end}
        onKeyDown={onKeyDown}
      >
        {CORNERS.map((corner) => (
          <span
            key={corner}
            className={`crop-corner crop-${corner}`}
            onPointerDown={begin(corner)}
            onPointerMove={follow}
            onPointerUp={end}
            onPointerCancel={end}
          />
        ))}
      </button>
    </div>
  );
}
