import { addedParameters, RESNET_50_PARAMETERS, SE_RESNET_50 } from '../../analysis/seCost';
import { translator } from '../../i18n/translate';
import { TABLE_10 } from '../../lessons/published';
import { useApp } from '../../state/react';
import { Source } from './Source';
import { StepTable } from './StepTable';

const formulaMillions = (r: number | null) =>
  (RESNET_50_PARAMETERS + (r === null ? 0 : addedParameters(SE_RESNET_50, r))) / 1e6;

/** The paper's table by r beside what the formula gives. */
export function CostTable() {
  const language = useApp((state) => state.language);
  const t = translator(language);
  const difference = Math.max(...TABLE_10.map(({ r, millions }) => Math.abs(formulaMillions(r) - millions)));
  return (
    <div className="panel">
      <h3>{t('learn.ratio.table.title')}</h3>
      <StepTable
        testId="cost-table"
        caption="SE-ResNet-50"
        columns={[
          { text: 'r' },
          { text: t('learn.ratio.table.formula') },
          { text: t('learn.ratio.table.paper') },
          { text: t('learn.placement.table') },
          { text: t('learn.placement.table5') },
        ]}
        rows={TABLE_10.map(({ r, top1, top5, millions }) => ({
          key: r ?? 'none',
          cells: [
            { text: r ?? t('learn.ratio.table.none') },
            { text: formulaMillions(r).toFixed(2) },
            { text: millions.toFixed(1) },
            { text: top1.toFixed(2) },
            { text: top5.toFixed(2) },
          ],
        }))}
      />
      <p className="help">
        {t('learn.ratio.table.note', {
          difference: difference.toFixed(2),
          exact: new Intl.NumberFormat(language).format(addedParameters(SE_RESNET_50, 16)),
        })}
      </p>
      <Source table={10} />
    </div>
  );
}
