import { type KeyboardEvent, type PointerEvent, useMemo, useState } from 'react';
import type { Theme } from './colors';
import type { PositionGeometry } from './layout/positionGeometry';
import { SceneView } from './scene/SceneView';
import type { Scene } from './scene/scene';
import { stepByKey } from './stepByKey';
import { pixelsPerUnit } from './units';
import { useCutEdges } from './useCutEdges';
import { type DragBox, dragBoxMarks, useDragBox } from './useDragBox';
import { useWidth } from './useWidth';

interface Props {
  theme: Theme;
  /** Must stay the same function while data and options do. */
  layout(width: number): PositionGeometry;
  label: string;
  /** What is said of a position: under the chart and to screen readers. */
  valueText(position: number): string;
  /** Under the chart while no position is pointed at. */
  idle: string;
  /** Click or Enter. */
  onSelect?(position: number): void;
  /** The position marked while none is pointed at here: the same channel, pointed at or chosen in another chart. */
  marked?: number | null;
  /** The position pointed at, for other charts. */
  onMark?(position: number | null): void;
  /** Channels that stand out, where the chart can mark them; null: none. Must stay the same set while they do. */
  brushed?: ReadonlySet<number> | null;
  /** Positions from one to before another that were dragged over; without it nothing can be dragged. */
  onBrush?(from: number, to: number): void;
}

/** Left free beside the marker where the chart scrolls: more than fades, units. */
const MARGIN = 40;

/** A chart whose positions are read out by pointer and arrow keys. It scrolls where it needs more room. */
export function PositionReader(props: Props) {
  const { theme, layout, label, valueText, idle, onSelect, brushed, onBrush } = props;
  const [ref, width] = useWidth<HTMLDivElement>();
  const [own, setOwn] = useState<number | null>(null);
  const setMarked = (position: number | null) => {
    setOwn(position);
    props.onMark?.(position);
  };
  const geometry = useMemo(() => (width === 0 ? null : layout(width)), [layout, width]);
  const count = geometry?.count ?? 0;
  // Where other charts are told, they tell this one, too: all show the same channel.
  const marked = props.onMark ? (props.marked ?? null) : own;
  const position = marked !== null && marked >= 0 && marked < count ? marked : null;

  const brush = useMemo(() => (brushed ? geometry?.brushMarks?.(brushed) : undefined), [geometry, brushed]);
  const { cut, measure } = useCutEdges(ref, Math.max(width, geometry?.scene.width ?? 0));
  // Where the chart scrolls sideways, fingers do that.
  const fits = geometry !== null && geometry.scene.width <= width;
  const { box, drag } = useDragBox(
    onBrush &&
      ((dragged) => {
        if (!geometry) return;
        const [from, to] = [dragged.left, dragged.right].map((x) =>
          Math.floor((x - geometry.left) / geometry.step),
        );
        onBrush(Math.min(count, Math.max(0, from)), Math.min(count, Math.max(0, to + 1)));
      }),
    () => setMarked(null),
    fits,
  );

  const positionAt = (event: PointerEvent) => {
    if (!geometry) return null;
    const box = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * geometry.scene.width;
    const at = Math.floor((x - geometry.left) / geometry.step);
    return at >= 0 && at < count ? at : null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = position ?? -1;
    const next = stepByKey(event.key, at, count - 1);
    if (event.key === 'Escape') brushed && onBrush ? onBrush(0, 0) : setMarked(null);
    if (event.key === 'Enter' && position !== null) onSelect?.(position);
    if (next === undefined) return;
    event.preventDefault();
    setMarked(next);
    if (ref.current && geometry) showMarker(ref.current, geometry.left + (next + 0.5) * geometry.step);
  };

  return (
    <div className="reader">
      <div className="reader-frame" data-cut={cut}>
        <div className="reader-scroll" ref={ref} onScroll={measure}>
          {geometry && (
            <div
              className="reader-chart"
              data-brush={onBrush && fits ? '' : undefined}
              role="slider"
              tabIndex={0}
              aria-label={label}
              aria-valuemin={0}
              aria-valuemax={Math.max(0, count - 1)}
              aria-valuenow={position ?? 0}
              aria-valuetext={position === null ? idle : valueText(position)}
              {...drag}
              onKeyDown={onKeyDown}
              onPointerMove={(event) => setMarked(positionAt(event))}
              onPointerDown={(event) => setMarked(positionAt(event))}
              // What a finger pointed at stays when it leaves.
              onPointerLeave={(event) => event.pointerType === 'mouse' && setMarked(null)}
              onClick={() => position !== null && onSelect?.(position)}
            >
              <div className="scene-stack">
                <SceneView scene={geometry.scene} theme={theme} brush={brush} />
                <SceneView scene={markerScene(geometry, position, box)} theme={theme} />
              </div>
            </div>
          )}
        </div>
      </div>
      <p className="reader-text help" data-testid="reader-text">
        {position === null ? idle : valueText(position)}
      </p>
    </div>
  );
}

/** Scrolls so far sideways that what stands at `x` units is in sight, clear of the edge that fades. */
function showMarker(scroller: HTMLElement, x: number): void {
  const at = x * pixelsPerUnit();
  const margin = MARGIN * pixelsPerUnit();
  if (scroller.scrollLeft > at - margin) scroller.scrollLeft = at - margin;
  else if (scroller.scrollLeft < at + margin - scroller.clientWidth)
    scroller.scrollLeft = at + margin - scroller.clientWidth;
}

function markerScene(
  { scene, left, step, top, bottom }: PositionGeometry,
  position: number | null,
  box: DragBox | null,
): Scene {
  const x = left + ((position ?? 0) + 0.5) * step;
  return {
    width: scene.width,
    height: scene.height,
    dense: [],
    marks: [
      ...(position === null
        ? []
        : [{ kind: 'line', x1: x, y1: top, x2: x, y2: bottom, stroke: 'accent', dash: true } as const]),
      ...dragBoxMarks(box && { ...box, top, bottom }),
    ],
  };
}
