import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef, useState } from 'react';
import type { Mark } from './scene/scene';
import { pixelsPerUnit } from './units';

/** In chart units, within the element that is dragged over. */
export interface DragBox {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A pointer that moves less than this between down and up is a click, CSS pixels. */
const LEAST_DRAG = 4;

interface Start {
  pointer: number;
  x: number;
  y: number;
}

/**
 * A box dragged over an element: by mouse or pen, and by a finger where `touch`, as far as the browser does not take the
 * move for scrolling (`touch-action`). While one is dragged, the element's own handlers get neither moves nor the click at
 * its end; `onStart` may take back what they marked. Escape gives it up. Without `onDrag` nothing can be dragged.
 */
export function useDragBox(onDrag: ((box: DragBox) => void) | undefined, onStart: () => void, touch = true) {
  const start = useRef<Start | null>(null);
  const dragged = useRef(false);
  const [box, setBox] = useState<DragBox | null>(null);
  /** The same before it is drawn: the pointer may be let go of first. */
  const newest = useRef<DragBox | null>(null);
  const put = (next: DragBox | null) => {
    newest.current = next;
    setBox(next);
  };
  const stop = () => {
    start.current = null;
    put(null);
  };
  const place = (event: PointerEvent) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  return {
    box,
    drag: {
      onPointerDownCapture(event: PointerEvent) {
        dragged.current = false;
        const allowed = event.pointerType !== 'touch' || touch;
        start.current =
          onDrag && allowed && event.isPrimary && event.button === 0
            ? { pointer: event.pointerId, ...place(event) }
            : null;
      },
      onPointerMoveCapture(event: PointerEvent) {
        const from = start.current;
        if (from?.pointer !== event.pointerId) return;
        // Let go of elsewhere.
        if (event.buttons === 0) return stop();
        const to = place(event);
        if (!newest.current && Math.hypot(to.x - from.x, to.y - from.y) < LEAST_DRAG) return;
        event.stopPropagation();
        if (!newest.current) {
          event.currentTarget.setPointerCapture(event.pointerId);
          onStart();
        }
        dragged.current = true;
        const unit = pixelsPerUnit();
        const [left, right] = [from.x, to.x].map((x) => x / unit).sort((a, b) => a - b);
        const [top, bottom] = [from.y, to.y].map((y) => y / unit).sort((a, b) => a - b);
        put({ left, right, top, bottom });
      },
      onPointerUpCapture(event: PointerEvent) {
        if (start.current?.pointer !== event.pointerId) return;
        if (newest.current) onDrag?.(newest.current);
        stop();
      },
      // The browser took the move for scrolling.
      onPointerCancelCapture: stop,
      onClickCapture(event: MouseEvent) {
        if (dragged.current) event.stopPropagation();
        dragged.current = false;
      },
      onKeyDownCapture(event: KeyboardEvent) {
        if (event.key !== 'Escape' || !newest.current) return;
        event.stopPropagation();
        stop();
      },
    },
  };
}

/** The box while it is dragged. */
export function dragBoxMarks(box: DragBox | null): Mark[] {
  if (!box) return [];
  const place = {
    kind: 'rect',
    x: box.left,
    y: box.top,
    width: box.right - box.left,
    height: box.bottom - box.top,
  } as const;
  return [
    { ...place, fill: 'ink', opacity: 0.12 },
    { ...place, stroke: 'ink' },
  ];
}
