import type { ReactNode } from 'react';
import { ChartFrame, type TableData } from '../../charts/ChartFrame';
import type { Scene } from '../../charts/scene/scene';
import type { Profile } from '../../domain/profile';
import type { Trace } from '../../domain/trace';
import { TermText } from '../../glossary/TermText';
import { translator } from '../../i18n/translate';
import { caption } from '../../parts/caption';
import { ResultExport } from '../../parts/ResultExport';
import { useBrushedText } from '../../parts/useBrushedText';
import { provenance } from '../../state/provenance';
import { useApp } from '../../state/react';

export interface CloserFrameProps {
  testId: string;
  title: string;
  /** May hold terms. */
  help: string;
  /** The same for a file, where the page says some of it elsewhere. */
  fileHelp?: string;
  /** The key figures in a sentence, for those who do not see the chart, where the page does not say them to all. */
  summary?: string;
  trace: Trace | null;
  /** Whether the shown result has what the chart shows. */
  ready: boolean;
  /** File name of exports without image and ending. */
  fileName: string;
  /** What the chart compares with, where it does. */
  compared?: Profile | null;
  /** For reading. */
  table(): TableData;
  /** One tidy table with English columns. */
  csv(): TableData;
  /** Channels that stand out. */
  brushed?: ReadonlySet<number> | null;
}

interface Props extends CloserFrameProps {
  scene(): Scene;
  children: ReactNode;
}

/** A chart of "Look closer" with its table and exports. */
export function CloserFrame(props: Props) {
  const { testId, title, help, summary, trace, ready, fileName, compared, table, csv, scene, children } =
    props;
  const t = translator(useApp((state) => state.language));
  const brushedText = useBrushedText(props.brushed ?? null);
  return (
    <div data-testid={testId}>
      <ChartFrame
        title={title}
        help={<TermText message={help} />}
        summary={summary}
        tableTitle={t('table.open')}
        table={table}
        actions={
          <ResultExport
            fileName={`${trace?.image.name ?? 'image'}.${fileName}`}
            title={title}
            help={caption(props.fileHelp ?? help, brushedText)}
            provenance={trace ? provenance(trace, compared) : []}
            disabled={!ready}
            scene={scene}
            csv={csv}
          />
        }
      >
        {children}
      </ChartFrame>
    </div>
  );
}
