import { useMemo, useState } from 'react';
import { ChartFrame } from '../../../charts/ChartFrame';
import { type Placement as Drawn, layoutPlacement } from '../../../charts/layout/layoutPlacement';
import { PlacementChart } from '../../../charts/PlacementChart';
import { translator } from '../../../i18n/translate';
import { PLACEMENTS, TABLE_14 } from '../../../lessons/published';
import { FigureExport } from '../../../parts/FigureExport';
import { Switch } from '../../../parts/Switch';
import { useApp } from '../../../state/react';
import { useResolvedTheme } from '../../../state/useResolvedTheme';
import { Covered, useSettled } from '../Covered';
import { Source } from '../Source';
import { StepBody } from '../StepBody';
import type { StepProps } from '../StepProps';
import { StepTable } from '../StepTable';

const SHOWN = ['plain', ...PLACEMENTS, 'inception'] as const;
type Shown = (typeof SHOWN)[number];

const FILE_WIDTH = 700;
const error = (value: number) => value.toFixed(2);

/** Where SE sits: in ResNet, in Inception, and in the places that the paper tried. */
export function PlacementStep({ step }: StepProps) {
  const t = translator(useApp((state) => state.language));
  const theme = useResolvedTheme();
  const [shown, setShown] = useState<Shown>('standard');
  const settled = useSettled(step.id);
  const branch = t('learn.placement.branch');
  const drawn = useMemo(() => drawing(shown, branch), [shown, branch]);
  const names: Record<Shown, string> = {
    plain: t('learn.placement.plain'),
    standard: t('learn.placement.option.1'),
    pre: t('learn.placement.option.2'),
    post: t('learn.placement.option.3'),
    identity: t('learn.placement.option.4'),
    inception: t('learn.placement.inception'),
  };
  const title = t('learn.placement.chart', { place: names[shown] });
  const columns = [t('learn.placement.place'), t('learn.placement.table'), t('learn.placement.table5')];
  const rows = PLACEMENTS.map((place) => [
    names[place],
    error(TABLE_14[place].top1),
    error(TABLE_14[place].top5),
  ]);
  const { standard, pre, post, identity } = TABLE_14;
  const top1 = {
    standard: error(standard.top1),
    pre: error(pre.top1),
    post: error(post.top1),
    identity: error(identity.top1),
  };
  return (
    <StepBody
      step={step}
      live={null}
      reveal={{ option: step.answer as number, text: t('learn.placement.reveal', top1) }}
    >
      <div className="panel" data-testid="placement">
        <ChartFrame
          title={title}
          help={t(`learn.placement.${shown}.text`)}
          tableTitle={t('table.open')}
          table={settled ? () => ({ columns, rows }) : null}
          actions={
            <FigureExport
              fileName={`placement.${shown}`}
              title={title}
              help={t(`learn.placement.${shown}.text`)}
              provenance={[]}
              disabled={false}
              scene={() => layoutPlacement(drawn, { width: FILE_WIDTH })}
              csv={() => ({
                columns: ['place', 'top1_error', 'top5_error'],
                rows: PLACEMENTS.map((place) => [place, TABLE_14[place].top1, TABLE_14[place].top5]),
              })}
            />
          }
        >
          <Switch
            label={t('learn.placement.place')}
            value={shown}
            options={SHOWN.map((value) => ({ value, text: names[value] }))}
            onChange={setShown}
          />
          <PlacementChart placement={drawn} theme={theme} />
        </ChartFrame>
      </div>
      {settled ? (
        <StepTable
          testId="placement-table"
          caption={t('learn.placement.title')}
          columns={columns.map((text) => ({ text }))}
          rows={rows.map((row) => ({ key: row[0], cells: row.map((text) => ({ text })) }))}
        />
      ) : (
        <Covered />
      )}
      <Source table={14} />
    </StepBody>
  );
}

function drawing(shown: Shown, branch: string): Drawn {
  const se = { text: 'SE', gate: true };
  const unit = { text: branch };
  switch (shown) {
    case 'plain':
      return { main: [unit], shortcut: [], after: [] };
    case 'standard':
      return { main: [unit, se], shortcut: [], after: [] };
    case 'pre':
      return { main: [se, unit], shortcut: [], after: [] };
    case 'post':
      return { main: [unit], shortcut: [], after: [se] };
    case 'identity':
      return { main: [unit], shortcut: [se], after: [] };
    case 'inception':
      return { main: [{ text: 'Inception' }, se], shortcut: null, after: [] };
  }
}
