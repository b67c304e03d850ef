import { memo, useEffect, useRef } from 'react';
import { PALETTES, type Theme } from '../colors';
import { pixelsPerUnit, rem } from '../units';
import { drawMarks } from './drawMarks';
import { pngAddress } from './pngAddress';
import { FONT_SIZE, type Mark, MOST_SVG_MARKS, type Paint, type Scene } from './scene';

const cssPaint = (value: Paint) => (typeof value === 'string' ? `var(--chart-${value})` : value.color);

interface Props {
  scene: Scene;
  theme: Theme;
  /** What goes between the dense marks and the others, and may change without them. Must stay the same array else. */
  brush?: Mark[];
}

const NOTHING: Mark[] = [];

/** A scene on screen: few marks as SVG, dense ones on a canvas under it. Decorative: the chart around it speaks. */
export const SceneView = memo(function SceneView({ scene, theme, brush = NOTHING }: Props) {
  const brushOnCanvas = brush.length > MOST_SVG_MARKS;
  const onCanvas = brushOnCanvas || scene.dense.length > MOST_SVG_MARKS;
  const { width, height } = scene;
  const size = { width: rem(width), height: rem(height) };
  return (
    <div className="scene" style={size} aria-hidden="true">
      {onCanvas && <MarksCanvas marks={scene.dense} width={width} height={height} theme={theme} />}
      {brushOnCanvas && <MarksCanvas marks={brush} width={width} height={height} theme={theme} />}
      <svg viewBox={`0 0 ${width} ${height}`} style={size} fontSize={FONT_SIZE} role="presentation">
        {!onCanvas && scene.dense.map(renderMark)}
        {!brushOnCanvas && brush.map(renderMark)}
        {scene.marks.map(renderMark)}
      </svg>
    </div>
  );
});

interface CanvasProps {
  marks: Mark[];
  width: number;
  height: number;
  theme: Theme;
}

function MarksCanvas({ marks, width, height, theme }: CanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const ratio = (window.devicePixelRatio || 1) * pixelsPerUnit();
    context.canvas.width = Math.round(width * ratio);
    context.canvas.height = Math.round(height * ratio);
    context.scale(ratio, ratio);
    const palette = PALETTES[theme];
    drawMarks(context, marks, (value) => (typeof value === 'string' ? palette[value] : value.color));
  }, [marks, theme, width, height]);
  return <canvas ref={canvas} style={{ width: rem(width), height: rem(height) }} />;
}

function renderMark(mark: Mark, key: number) {
  switch (mark.kind) {
    case 'rect':
      return (
        <rect
          key={key}
          x={mark.x}
          y={mark.y}
          width={mark.width}
          height={mark.height}
          fill={mark.fill ? cssPaint(mark.fill) : 'none'}
          stroke={mark.stroke ? cssPaint(mark.stroke) : undefined}
          strokeWidth={mark.lineWidth}
          opacity={mark.opacity}
        >
          {mark.hint && <title>{mark.hint}</title>}
        </rect>
      );
    case 'line':
      return (
        <line
          key={key}
          x1={mark.x1}
          y1={mark.y1}
          x2={mark.x2}
          y2={mark.y2}
          stroke={cssPaint(mark.stroke)}
          strokeWidth={mark.lineWidth ?? 1}
          strokeDasharray={mark.dash ? '3 3' : undefined}
        />
      );
    case 'circle':
      return <circle key={key} cx={mark.x} cy={mark.y} r={mark.radius} fill={cssPaint(mark.fill)} />;
    case 'image':
      return (
        <image
          key={key}
          x={mark.x}
          y={mark.y}
          width={mark.width}
          height={mark.height}
          preserveAspectRatio="none"
          style={{ imageRendering: 'pixelated' }}
          href={pngAddress(mark.pixels)}
        />
      );
    case 'text':
      return (
        <text
          key={key}
          x={mark.x}
          y={mark.y}
          textAnchor={mark.anchor ?? 'start'}
          fontSize={mark.size}
          fontWeight={mark.bold ? 600 : 400}
          fill={cssPaint(mark.fill ?? 'ink')}
          transform={mark.rotate ? `rotate(${mark.rotate} ${mark.x} ${mark.y})` : undefined}
        >
          {mark.hint && <title>{mark.hint}</title>}
          {mark.text}
        </text>
      );
  }
}
