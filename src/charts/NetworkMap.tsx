import { type KeyboardEvent, useMemo, useRef } from 'react';
import { layoutNetworkMap, type NetworkMapData, type NetworkMapOptions } from './layout/layoutNetworkMap';
import { SceneView } from './scene/SceneView';
import { useWidth } from './useWidth';

export interface NetworkMapProps extends NetworkMapData, Omit<NetworkMapOptions, 'width'> {
  /** Name of the chosen block. */
  selected: string | null;
  label: string;
  /** What a screen reader says of a tile. */
  tileLabel(block: number): string;
  onSelect(name: string): void;
}

/** Every SE block as a tile of its gates; click or arrow keys choose a block. */
export function NetworkMap(props: NetworkMapProps) {
  const { blocks, gates, theme, colors, depthTitle, stageTitle, selected, onSelect } = props;
  const [ref, width] = useWidth<HTMLDivElement>();
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const geometry = useMemo(
    () =>
      width === 0
        ? null
        : layoutNetworkMap({ blocks, gates }, { width, theme, colors, depthTitle, stageTitle }),
    [blocks, gates, width, theme, colors, depthTitle, stageTitle],
  );
  const found = blocks.findIndex((block) => block.name === selected);
  const current = Math.max(0, found);
  const onKeyDown = (event: KeyboardEvent) => {
    const last = blocks.length - 1;
    const next = {
      ArrowRight: Math.min(last, current + 1),
      ArrowDown: Math.min(last, current + 1),
      ArrowLeft: Math.max(0, current - 1),
      ArrowUp: Math.max(0, current - 1),
      Home: 0,
      End: last,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onSelect(blocks[next].name);
    buttons.current[next]?.focus();
  };

  return (
    <div className="map-scroll" ref={ref} data-testid="network-map">
      {geometry && (
        <div className="map-stack" style={{ width: geometry.scene.width, height: geometry.scene.height }}>
          <SceneView scene={geometry.scene} theme={theme} />
          <div role="radiogroup" aria-label={props.label} onKeyDown={onKeyDown}>
            {geometry.tiles.map((tile) => (
              // biome-ignore lint/a11y/useSemanticElements: a tile is a picture, not the dot of a radio input
              <button
                key={blocks[tile.block].name}
                ref={(element) => {
                  buttons.current[tile.block] = element;
                }}
                type="button"
                role="radio"
                className="map-tile"
                data-block={blocks[tile.block].name}
                aria-checked={tile.block === found}
                aria-label={props.tileLabel(tile.block)}
                title={props.tileLabel(tile.block)}
                tabIndex={tile.block === current ? 0 : -1}
                style={{ left: tile.slotX - 2, width: tile.slotWidth + 4, top: 18, bottom: 22 }}
                onClick={() => onSelect(blocks[tile.block].name)}
              />
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
