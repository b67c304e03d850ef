import type { ReactNode } from 'react';
import { brushedScene } from '../../charts/layout/brushedScene';
import type { PositionGeometry } from '../../charts/layout/positionGeometry';
import { PositionReader } from '../../charts/PositionReader';
import { useResolvedTheme } from '../../state/useResolvedTheme';
import { CloserFrame, type CloserFrameProps } from './CloserFrame';

interface Props extends CloserFrameProps {
  /** Must stay the same function while data and options do. */
  layout(width: number): PositionGeometry;
  idle: string;
  valueText(position: number): string;
  onSelect?(position: number): void;
  /** What stands between help and chart. */
  children?: ReactNode;
}

const FILE_WIDTH = 1100;

/** A chart of "Look closer" whose values stand at positions from left to right. */
export function CloserChart({
  layout,
  idle,
  valueText,
  onSelect,
  brushed = null,
  children,
  ...frame
}: Props) {
  const theme = useResolvedTheme();
  return (
    <CloserFrame {...frame} brushed={brushed} scene={() => brushedScene(layout(FILE_WIDTH), brushed)}>
      {children}
      <PositionReader
        theme={theme}
        layout={layout}
        label={frame.title}
        idle={idle}
        valueText={valueText}
        onSelect={onSelect}
        brushed={brushed}
      />
    </CloserFrame>
  );
}
