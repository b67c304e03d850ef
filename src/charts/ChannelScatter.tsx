import { useMemo } from 'react';
import { type ChannelReading, channelSlider } from './channelSlider';
import type { Theme } from './colors';
import {
  layoutScatter,
  type QuarterTexts,
  type ScatterData,
  type ScatterGeometry,
  type ScatterOptions,
} from './layout/layoutScatter';
import { SceneView } from './scene/SceneView';
import type { Mark } from './scene/scene';
import { rem } from './units';
import { dragBoxMarks, useDragBox } from './useDragBox';
import { useWidth } from './useWidth';

interface Props extends ScatterData, Omit<ScatterOptions, 'width'>, ChannelReading {
  theme: Theme;
  /** Must stay the same object while its texts do. */
  quarters: QuarterTexts | null;
}

/** Two values of every channel against each other; hover and arrow keys read channels out, as in the strips. */
export function ChannelScatter(props: Props) {
  const { x, y, height, xAxis, yAxis, yDomain, pair, quarters, theme, hovered, selected } = props;
  const { brushed, onBrush } = props;
  const [ref, width] = useWidth<HTMLDivElement>();
  const geometry = useMemo(
    () =>
      width === 0 ? null : layoutScatter({ x, y }, { width, height, xAxis, yAxis, yDomain, pair, quarters }),
    [x, y, width, height, xAxis, yAxis, yDomain, pair, quarters],
  );
  const brush = useMemo(() => (brushed ? geometry?.brushMarks(brushed) : undefined), [geometry, brushed]);
  const { box, drag } = useDragBox(
    onBrush && ((dragged) => geometry && onBrush(geometry.within(dragged))),
    () => props.onHover(null),
  );
  return (
    <div
      ref={ref}
      className="strip"
      style={{ height: rem(geometry?.scene.height ?? height) }}
      {...drag}
      {...channelSlider(props, x !== null && y !== null, (px, py) => geometry?.nearest(px, py) ?? null)}
    >
      {geometry && (
        <div className="scene-stack">
          <SceneView scene={geometry.scene} theme={theme} brush={brush} />
          <SceneView
            scene={{
              width,
              height: geometry.scene.height,
              dense: [],
              marks: [...highlight(geometry, props, [selected, hovered]), ...dragBoxMarks(box)],
            }}
            theme={theme}
          />
        </div>
      )}
    </div>
  );
}

/** The dots of the chosen and the hovered channel with their numbers, over the others. */
function highlight(geometry: ScatterGeometry, data: ScatterData, chosen: (number | null)[]): Mark[] {
  const { width } = geometry.scene;
  return [...new Set(chosen)].flatMap((channel): Mark[] => {
    if (channel === null || !data.x || !data.y || channel >= data.x.length) return [];
    const x = geometry.x(data.x[channel]);
    const y = geometry.y(data.y[channel]);
    const leftward = x > width - 60;
    return [
      { kind: 'circle', x, y, radius: 5, fill: 'accent' },
      {
        kind: 'text',
        x: leftward ? x - 9 : x + 9,
        y: y + 4,
        text: String(channel),
        anchor: leftward ? 'end' : 'start',
        bold: true,
        fill: 'accent',
      },
    ];
  });
}
