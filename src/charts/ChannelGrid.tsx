import { type KeyboardEvent, useMemo, useRef } from 'react';
import type { Theme } from './colors';
import { type ChannelGridData, layoutChannelGrid } from './layout/layoutChannelGrid';
import { SceneView } from './scene/SceneView';
import { stepByKey } from './stepByKey';
import { rem } from './units';
import { useWidth } from './useWidth';

interface Props {
  /** Must stay the same object while nothing changes. */
  data: ChannelGridData;
  theme: Theme;
  label: string;
  selected: number | null;
  /** What a screen reader says of a tile. */
  tileLabel(channel: number): string;
  onHover(channel: number | null): void;
  onSelect(channel: number): void;
}

/** Small maps of channels; click or arrow keys choose one. */
export function ChannelGrid({ data, theme, label, selected, tileLabel, onHover, onSelect }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const geometry = useMemo(
    () => (width === 0 ? null : layoutChannelGrid(data, { width, theme })),
    [data, width, theme],
  );
  const tiles = geometry?.tiles ?? [];
  const found = tiles.findIndex(({ channel }) => channel === selected);
  const current = Math.max(0, found);

  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepByKey(event.key, current, tiles.length - 1, true);
    if (next === undefined) return;
    event.preventDefault();
    onSelect(tiles[next].channel);
    buttons.current[next]?.focus();
  };

  return (
    <div className="channel-grid" ref={ref}>
      {geometry && (
        <>
          <SceneView scene={geometry.scene} theme={theme} />
          <div role="radiogroup" aria-label={label} onKeyDown={onKeyDown}>
            {tiles.map((tile, at) => (
              // biome-ignore lint/a11y/useSemanticElements: a tile is a picture, not the dot of a radio input
              <button
                key={tile.channel}
                ref={(element) => {
                  buttons.current[at] = element;
                }}
                type="button"
                role="radio"
                className="map-tile"
                aria-checked={at === found}
                aria-label={tileLabel(tile.channel)}
                tabIndex={at === current ? 0 : -1}
                style={{
                  left: rem(tile.x - 4),
                  top: rem(tile.y - 4),
                  width: rem(tile.width + 4),
                  height: rem(tile.height + 4),
                }}
                onPointerEnter={() => onHover(tile.channel)}
                onPointerLeave={() => onHover(null)}
                onClick={() => onSelect(tile.channel)}
              />
            ))}
          </div>
        </>
      )}
    </div>
  );
}
