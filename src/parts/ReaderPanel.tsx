import { type ReactNode, useCallback } from 'react';
import { ChartFrame, type TableData } from '../charts/ChartFrame';
import type { Theme } from '../charts/colors';
import type { ExportMenuProps } from '../charts/ExportMenu';
import { brushedScene } from '../charts/layout/brushedScene';
import type { PositionGeometry } from '../charts/layout/positionGeometry';
import { PositionReader } from '../charts/PositionReader';
import { TermText } from '../glossary/TermText';
import { translator } from '../i18n/translate';
import { useApp } from '../state/react';
import { useResolvedTheme } from '../state/useResolvedTheme';
import { caption } from './caption';
import { FigureExport } from './FigureExport';
import { useBrushedText } from './useBrushedText';

export interface ReaderPanelProps {
  testId: string;
  title: string;
  /** May hold terms. */
  help: string;
  /** The same for a file: without what to do on the page, with what the page says elsewhere. */
  fileHelp?: string;
  /** The block whose name or column the chart marks as chosen. */
  chosen?: string;
  /** false: nothing to show yet, so there is no file of it and the picture of the view goes without. */
  hasData?: boolean;
  /** The key figures in a sentence, for those who do not see the chart, where `children` do not say them to all. */
  summary?: string;
  /** The computed sentences among `children`, for the picture of the view. */
  finding?: string;
  /** What stands between help and chart: computed sentences, switches. */
  children?: ReactNode;
  /** Must stay the same function while data and options do. */
  layout(width: number, theme: Theme): PositionGeometry;
  idle: string;
  valueText(position: number): string;
  onSelect?(position: number): void;
  /** Position marked from outside, and what is told of the one pointed at. */
  marked?: number | null;
  onMark?(position: number | null): void;
  /** Channels that stand out, where the chart can mark them; and positions from one to before another dragged over. */
  brushed?: ReadonlySet<number> | null;
  onBrush?(from: number, to: number): void;
  /** File name of exports without ending. */
  fileName: string;
  provenance: string[];
  /** For reading. */
  table(): TableData;
  /** One tidy table with English columns. */
  csv(): TableData;
  csvProvenance?: string[];
  moreCsv?: ExportMenuProps['moreCsv'];
}

const FILE_WIDTH = 1100;

/** A chart read position by position, in its panel, with its table and exports. */
export function ReaderPanel(props: ReaderPanelProps) {
  const { testId, title, help, summary, children, layout, fileName, provenance, table, csv } = props;
  const { hasData = true, brushed = null, onBrush } = props;
  const t = translator(useApp((state) => state.language));
  const theme = useResolvedTheme();
  const brushedText = useBrushedText(brushed);
  const sceneAt = (width: number, theme: Theme) => brushedScene(layout(width, theme), brushed);
  const onPage = useCallback((width: number) => layout(width, theme), [layout, theme]);
  return (
    <section className="panel" data-testid={testId}>
      <ChartFrame
        level={2}
        title={title}
        help={<TermText message={help} />}
        summary={summary}
        tableTitle={t('table.open')}
        table={table}
        actions={
          <FigureExport
            fileName={fileName}
            title={title}
            finding={props.finding}
            help={caption(
              props.fileHelp ?? help,
              props.chosen && t('block.caption', { block: props.chosen }),
              brushedText,
            )}
            provenance={provenance}
            disabled={!hasData}
            scene={(theme) => sceneAt(FILE_WIDTH, theme)}
            sheet={{ id: testId, at: (width, _ratio, theme) => sceneAt(width, theme) }}
            csv={csv}
            csvProvenance={props.csvProvenance}
            moreCsv={props.moreCsv}
          />
        }
      >
        {children}
        <PositionReader
          theme={theme}
          layout={onPage}
          label={title}
          idle={props.idle}
          valueText={props.valueText}
          onSelect={props.onSelect}
          marked={props.marked}
          onMark={props.onMark}
          brushed={brushed}
          onBrush={onBrush}
        />
      </ChartFrame>
    </section>
  );
}
