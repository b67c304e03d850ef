import { type KeyboardEvent, useLayoutEffect, useMemo, useRef } from 'react';
import { layoutNetworkMap, type NetworkMapData, type NetworkMapOptions } from './layout/layoutNetworkMap';
import { revealSpan } from './revealSpan';
import { SceneView } from './scene/SceneView';
import { stepByKey } from './stepByKey';
import { rem } from './units';
import { useCutEdges } from './useCutEdges';
import { useWidth } from './useWidth';

export interface NetworkMapProps extends NetworkMapData, Omit<NetworkMapOptions, 'width' | 'legend'> {
  /** Name of the chosen block. */
  selected: string | null;
  /** Channels of the chosen block that stand out; null: none. Must stay the same set while they do. */
  brushed: ReadonlySet<number> | null;
  label: string;
  /** What a screen reader says of a tile. */
  tileLabel(block: number): string;
  onSelect(name: string): void;
}

/** Every SE block as a tile of its gates; click or arrow keys choose a block. */
export function NetworkMap(props: NetworkMapProps) {
  const { blocks, gates, deviations, theme, colors, texts, selected, brushed, onSelect } = props;
  const [ref, width] = useWidth<HTMLDivElement>();
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const geometry = useMemo(
    () =>
      width === 0 ? null : layoutNetworkMap({ blocks, gates, deviations }, { width, theme, colors, texts }),
    [blocks, gates, deviations, width, theme, colors, texts],
  );
  const found = blocks.findIndex((block) => block.name === selected);
  const current = Math.max(0, found);
  const brush = useMemo(
    () => (brushed ? geometry?.brushMarks(found, brushed) : undefined),
    [geometry, found, brushed],
  );
  const { cut, measure } = useCutEdges(ref, geometry?.scene.width ?? 0);

  // Only where the tile is, not every new result, may move what the visitor scrolled to.
  const tile = geometry?.tiles[found];
  const [from, to] = tile ? [tile.slotX, tile.slotX + tile.slotWidth] : [null, null];
  const hiddenLeft = geometry?.axis.width ?? 0;
  useLayoutEffect(() => {
    if (ref.current && from !== null) revealSpan(ref.current, from, to, hiddenLeft);
  }, [ref, from, to, hiddenLeft]);

  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepByKey(event.key, current, blocks.length - 1, true);
    if (next === undefined) return;
    event.preventDefault();
    onSelect(blocks[next].name);
    buttons.current[next]?.focus();
  };

  return (
    <div className="map-frame" data-cut={cut} style={{ ['--map-axis' as string]: rem(hiddenLeft) }}>
      <div className="map-scroll" ref={ref} data-testid="network-map" onScroll={measure}>
        {geometry && (
          <div
            className="map-stack"
            style={{ width: rem(geometry.plot.width), height: rem(geometry.plot.height) }}
          >
            <div
              className="map-axis"
              style={{
                width: rem(geometry.axis.width),
                height: rem(geometry.axis.height),
                marginBottom: rem(-geometry.axis.height),
              }}
            >
              <SceneView scene={geometry.axis} theme={theme} />
            </div>
            <SceneView scene={geometry.plot} theme={theme} brush={brush} />
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
                  style={{
                    left: rem(tile.slotX - 2),
                    // Never wider than the scene: the map would scroll by two pixels.
                    width: rem(Math.min(tile.slotWidth + 4, geometry.plot.width - tile.slotX + 2)),
                    top: rem(18),
                    bottom: rem(22),
                  }}
                  onClick={() => onSelect(blocks[tile.block].name)}
                />
              ))}
            </div>
          </div>
        )}
      </div>
    </div>
  );
}
