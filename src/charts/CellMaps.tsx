import { type KeyboardEvent, type PointerEvent, useMemo, useState } from 'react';
import { layoutMaps, type MapsData, type MapsGeometry, type MapsOptions } from './layout/layoutMaps';
import { SceneView } from './scene/SceneView';
import type { Mark } from './scene/scene';
import { stepCell } from './stepCell';
import { rem } from './units';
import { useWidth } from './useWidth';

export interface CellMapsProps extends MapsData, Omit<MapsOptions, 'width'> {
  label: string;
  /** What is said of a position, row * columns + column. */
  valueText(position: number): string;
  /** Under the maps while no cell is pointed at. */
  idle: string;
}

/** The maps of one channel; pointer and arrow keys read a cell out, which is marked in all of them. */
export function CellMaps(props: CellMapsProps) {
  const { height, width, maps, reach, input, theme, overPhoto, labels, legends, idle } = props;
  const [ref, room] = useWidth<HTMLDivElement>();
  const [marked, setMarked] = useState<number | null>(null);
  const geometry = useMemo(
    () =>
      room === 0
        ? null
        : layoutMaps(
            { height, width, maps, reach, input },
            { width: room, theme, overPhoto, labels, legends },
          ),
    [height, width, maps, reach, input, room, theme, overPhoto, labels, legends],
  );
  const count = height * width;
  const position = maps && marked !== null && marked < count ? marked : null;
  const text = position === null ? idle : props.valueText(position);

  const pointAt = (event: PointerEvent) => {
    if (!geometry) return;
    const box = event.currentTarget.getBoundingClientRect();
    const unit = geometry.scene.width / box.width;
    setMarked(geometry.positionAt((event.clientX - box.left) * unit, (event.clientY - box.top) * unit));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setMarked(null);
    const next = maps ? stepCell(event.key, position ?? -1, width, height, event.ctrlKey) : undefined;
    if (next === undefined) return;
    event.preventDefault();
    setMarked(next);
  };

  return (
    <div className="reader" ref={ref}>
      {geometry && (
        <div
          className="cell-maps"
          role="slider"
          tabIndex={0}
          aria-label={props.label}
          aria-valuemin={0}
          aria-valuemax={Math.max(0, count - 1)}
          aria-valuenow={position ?? 0}
          aria-valuetext={text}
          style={{ height: rem(geometry.scene.height) }}
          onKeyDown={onKeyDown}
          onPointerMove={pointAt}
          onPointerDown={pointAt}
          // What a finger pointed at stays when it leaves.
          onPointerLeave={(event) => event.pointerType === 'mouse' && setMarked(null)}
        >
          <div className="scene-stack">
            <SceneView scene={geometry.scene} theme={theme} />
            <SceneView
              scene={{
                ...geometry.scene,
                dense: [],
                marks: position === null ? [] : cellFrames(geometry, position),
              }}
              theme={theme}
            />
          </div>
        </div>
      )}
      <p className="reader-text help" data-testid="cell-text">
        {text}
      </p>
    </div>
  );
}

/** A frame around the cell in every picture, seen on any color. */
function cellFrames({ pictures, columns, cell }: MapsGeometry, position: number): Mark[] {
  return pictures.flatMap(({ x, y }) => {
    const frame = {
      kind: 'rect',
      x: x + (position % columns) * cell,
      y: y + Math.floor(position / columns) * cell,
      width: cell,
      height: cell,
    } as const;
    return [
      { ...frame, stroke: 'surface', lineWidth: 4 },
      { ...frame, stroke: 'accent', lineWidth: 2 },
    ] as const;
  });
}
