import { useMemo } from 'react';
import { type ChannelReading, channelSlider } from './channelSlider';
import type { Theme } from './colors';
import { layoutStrip, type StripData, type StripGeometry, type StripOptions } from './layout/layoutStrip';
import { SceneView } from './scene/SceneView';
import type { Mark } from './scene/scene';
import { rem } from './units';
import { dragBoxMarks, useDragBox } from './useDragBox';
import { useWidth } from './useWidth';

export interface ChannelStripProps extends StripData, Omit<StripOptions, 'width'>, ChannelReading {
  theme: Theme;
  /** Position -> channel: one order for all strips of a view, in which keys walk, too. */
  order: number[];
}

/** One value a channel, in an order that all strips of a view share; hover and arrow keys read channels out. */
export function ChannelStrip(props: ChannelStripProps) {
  const {
    values,
    channels,
    order,
    band,
    height,
    domain,
    axis,
    positions,
    numbered,
    marginal,
    theme,
    hovered,
    selected,
    brushed,
    onBrush,
  } = props;
  const [ref, width] = useWidth<HTMLDivElement>();
  const geometry = useMemo(
    () =>
      width === 0
        ? null
        : layoutStrip(
            { values, channels, order, band },
            { width, height, domain, axis, positions, numbered, marginal },
          ),
    [values, channels, order, band, width, height, domain, axis, positions, numbered, marginal],
  );

  const positionAt = (x: number, { left, step }: StripGeometry) => Math.floor((x - left) / step);
  const channelAt = (x: number) => {
    if (!geometry || x > geometry.end) return null;
    return order[Math.min(order.length - 1, Math.max(0, positionAt(x, geometry)))] ?? null;
  };
  const brush = useMemo(() => (brushed ? geometry?.brushMarks(brushed) : undefined), [geometry, brushed]);
  const { box, drag } = useDragBox(
    onBrush &&
      ((dragged) => {
        if (!geometry) return;
        const [from, to] = [dragged.left, dragged.right].map((x) => positionAt(x, geometry));
        onBrush(order.slice(Math.max(0, from), Math.max(0, to + 1)));
      }),
    () => props.onHover(null),
  );
  return (
    <div
      ref={ref}
      className="strip"
      style={{ height: rem(height) }}
      {...drag}
      {...channelSlider(props, values !== null, channelAt)}
    >
      {geometry && (
        <div className="scene-stack">
          <SceneView scene={geometry.scene} theme={theme} brush={brush} />
          <SceneView
            scene={{
              width,
              height,
              dense: [],
              marks: [
                ...highlight(geometry, props, [selected, hovered]),
                ...dragBoxMarks(box && { ...box, top: geometry.top, bottom: geometry.bottom }),
              ],
            }}
            theme={theme}
          />
        </div>
      )}
    </div>
  );
}

/** The marks of the chosen and the hovered channel, over the others. */
function highlight(
  geometry: StripGeometry,
  { values, order, band }: StripData,
  chosen: (number | null)[],
): Mark[] {
  return [...new Set(chosen)].flatMap((channel): Mark[] => {
    const position = channel === null ? -1 : order.indexOf(channel);
    if (channel === null || !values || position < 0) return [];
    const x = geometry.x(position);
    const y = geometry.y(values[channel]);
    const bar = Math.max(2, Math.min(14, geometry.step * 0.72));
    return [
      { kind: 'line', x1: x, y1: geometry.top, x2: x, y2: geometry.bottom, stroke: 'accent', dash: true },
      // Beside a band values are dots, not bars.
      ...(band
        ? []
        : [
            {
              kind: 'line',
              x1: x,
              y1: geometry.y(0),
              x2: x,
              y2: y,
              stroke: 'accent',
              lineWidth: bar,
            } as const,
          ]),
      { kind: 'circle', x, y, radius: 4, fill: 'accent' },
    ];
  });
}
