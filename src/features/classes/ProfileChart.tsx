import type { ReactNode } from 'react';
import { ChartFrame, type TableData } from '../../charts/ChartFrame';
import { ExportMenu } from '../../charts/ExportMenu';
import type { PositionGeometry } from '../../charts/layout/positionGeometry';
import { PositionReader } from '../../charts/PositionReader';
import type { LoadedModel } from '../../domain/model';
import type { Profile } from '../../domain/profile';
import { TermText } from '../../glossary/TermText';
import { exportTexts } from '../../i18n/exportTexts';
import { translator } from '../../i18n/translate';
import { profileProvenance } from '../../state/profileProvenance';
import { useApp } from '../../state/react';
import { useResolvedTheme } from '../../state/useResolvedTheme';

interface Props {
  testId: string;
  model: LoadedModel;
  profile: Profile;
  title: string;
  /** May hold terms. */
  help: string;
  /** The key figures in a sentence, for those who do not see the chart, where `children` do not say them to all. */
  summary?: string;
  /** What stands between help and chart: computed sentences, switches. */
  children?: ReactNode;
  /** Must stay the same function while data and options do. */
  layout(width: number): PositionGeometry;
  idle: string;
  valueText(position: number): string;
  onSelect?(position: number): void;
  /** File name of exports without model and ending. */
  fileName: string;
  /** For reading. */
  table(): TableData;
  /** One tidy table with English columns. */
  csv(): TableData;
}

const FILE_WIDTH = 1100;

/** A chart of the profile in its panel, with its table and exports. */
export function ProfileChart(props: Props) {
  const { testId, model, profile, title, help, summary, children, layout, fileName, table, csv } = props;
  const t = translator(useApp((state) => state.language));
  const theme = useResolvedTheme();
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
          <ExportMenu
            texts={exportTexts(t)}
            fileName={`${model.id}.${fileName}`}
            title={title}
            provenance={profileProvenance(model, profile)}
            theme={theme}
            disabled={false}
            scene={() => layout(FILE_WIDTH).scene}
            csv={csv}
          />
        }
      >
        {children}
        <PositionReader
          theme={theme}
          layout={layout}
          label={title}
          idle={props.idle}
          valueText={props.valueText}
          onSelect={props.onSelect}
        />
      </ChartFrame>
    </section>
  );
}
