import { type PointerEvent, useMemo } from 'react';
import type { Theme } from './colors';
import { type AnatomyNode, type AnatomyPart, layoutAnatomy } from './layout/layoutAnatomy';
import { SceneView } from './scene/SceneView';
import { rem } from './units';
import { useWidth } from './useWidth';

interface Props {
  theme: Theme;
  nodes: Record<AnatomyPart, AnatomyNode>;
  shortcut: string;
  active: AnatomyPart;
  /** A click on a part; by keyboard the page offers the parts as buttons. */
  onPart(part: AnatomyPart): void;
}

/** The parts of a block; the ways into the active one flow. */
export function AnatomyChart({ theme, nodes, shortcut, active, onPart }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const geometry = useMemo(
    () => (width === 0 ? null : layoutAnatomy(nodes, { width, shortcut })),
    [nodes, shortcut, width],
  );
  const onPointerDown = (event: PointerEvent) => {
    if (!geometry) return;
    const box = event.currentTarget.getBoundingClientRect();
    const unit = geometry.scene.width / box.width;
    const [x, y] = [(event.clientX - box.left) * unit, (event.clientY - box.top) * unit];
    for (const [part, node] of Object.entries(geometry.nodes))
      if (x >= node.x && x <= node.x + node.width && y >= node.y && y <= node.y + node.height)
        onPart(part as AnatomyPart);
  };
  return (
    <div className="anatomy" ref={ref}>
      {geometry && (
        <div className="scene-stack" onPointerDown={onPointerDown}>
          <SceneView scene={geometry.scene} theme={theme} />
          <svg
            className="anatomy-active"
            viewBox={`0 0 ${geometry.scene.width} ${geometry.scene.height}`}
            style={{ width: rem(geometry.scene.width), height: rem(geometry.scene.height) }}
            aria-hidden="true"
          >
            {geometry.ways[active].map((way) => (
              <path key={way} d={way} className="anatomy-flow" />
            ))}
            <rect {...geometry.nodes[active]} className="anatomy-frame" />
          </svg>
        </div>
      )}
    </div>
  );
}
