import { useMemo } from 'react';
import { answers } from '../../analysis/answers';
import { ChartFrame } from '../../charts/ChartFrame';
import { saveBlob } from '../../charts/export/saveBlob';
import { formatPercent } from '../../charts/formatPercent';
import { layoutPredictions } from '../../charts/layout/layoutPredictions';
import { PredictionsChart } from '../../charts/PredictionsChart';
import { labelsIn } from '../../domain/classLabels';
import { float32Text, traceToJson } from '../../domain/traceJson';
import { translator } from '../../i18n/translate';
import { ResultExport } from '../../parts/ResultExport';
import { knowsNoPeople, shownImage, shownTrace } from '../../state/appState';
import { drawnModel, drawnTrace } from '../../state/drawn';
import { provenance } from '../../state/provenance';
import { useActions, useApp } from '../../state/react';
import { useResolvedTheme } from '../../state/useResolvedTheme';

/** Width of the chart in a file, pixels. */
const FILE_WIDTH = 420;
/** Classes in a trace, unless the network knows fewer. */
const MOST = 5;
const CSV_COLUMNS = ['image', 'rank', 'index', 'label', 'probability'];

/** The five best classes; hidden for camera images until asked for. */
export function Predictions() {
  const language = useApp((state) => state.language);
  const model = useApp(drawnModel);
  const image = useApp(shownImage);
  const ready = useApp((state) => state.stage === 'ready' && state.pendingImage === null);
  const noPeople = useApp(knowsNoPeople);
  const { showPredictions } = useActions();
  const theme = useResolvedTheme();
  const t = translator(language);
  const live = useApp(shownTrace);
  const trace = useApp(drawnTrace);
  const hidden = image?.predictionsHidden ?? false;
  const classes = model?.labels.length ?? 0;
  const expected = model ? Math.min(MOST, classes) : MOST;
  const labels = model && labelsIn(language, model);
  const scores = model?.settings.scores ?? 'softmax';
  const isSigmoid = scores === 'sigmoid';
  const best = useMemo(() => (trace ? answers(trace, scores) : []), [trace, scores]);
  // The same rows while the answer stays: that the image runs again is no reason to lay them out.
  const rows = useMemo(
    () => (hidden ? [] : best.map(({ index, label, score }) => ({ label: labels?.[index] ?? label, score }))),
    [best, hidden, labels],
  );
  const axis = t(isSigmoid ? 'predictions.axis.sigmoid' : 'predictions.axis');
  const help = t(isSigmoid ? 'predictions.help.sigmoid' : 'predictions.help', {
    count: expected,
    classes: model ? classes : '…',
  });
  const table = () => ({
    columns: [t('predictions.table.class'), axis],
    rows: rows.map(({ label, score }) => [label, float32Text(Math.fround(score))]),
  });
  // Labels are the English ones of the trace, so that tables of two visitors can be joined.
  const csv = () => ({
    columns: isSigmoid ? [...CSV_COLUMNS, 'sigmoid'] : CSV_COLUMNS,
    rows: best.map(({ index, label, probability, score }, i) => [
      trace?.image.name ?? '',
      i + 1,
      index,
      label,
      float32Text(Math.fround(probability)),
      ...(isSigmoid ? [float32Text(Math.fround(score))] : []),
    ]),
  });
  const summary = rows.map(({ label, score }) =>
    t('predictions.row', { label, probability: formatPercent(score) }),
  );
  const state =
    ready && live && image?.running === false ? 'done' : trace && trace !== live ? 'recorded' : 'waiting';

  return (
    <section className="panel predictions" data-testid="predictions" data-state={state}>
      <ChartFrame
        level={2}
        title={t('predictions.title')}
        help={help}
        summary={rows.length > 0 ? summary.join(t('list.separator')) : t('result.none')}
        tableTitle={t('table.open')}
        table={table}
        actions={
          <ResultExport
            fileName={`${trace?.image.name ?? 'image'}.predictions`}
            title={t('predictions.title')}
            help={help}
            provenance={trace ? provenance(trace) : []}
            disabled={rows.length === 0}
            scene={() => layoutPredictions(rows, { width: FILE_WIDTH, axis, expected })}
            sheet={{
              id: 'predictions',
              at: (width) => layoutPredictions(rows, { width, axis, expected }),
            }}
            csv={csv}
          />
        }
      >
        {image && hidden ? (
          <div className="predictions-chart predictions-hidden">
            <p>{noPeople ? t('predictions.hidden', { classes }) : t('predictions.hidden.own')}</p>
            <button
              type="button"
              className="button"
              onClick={({ currentTarget }) => {
                currentTarget.closest('section')?.querySelector<HTMLElement>('.numbers > summary')?.focus();
                showPredictions(image.id);
              }}
            >
              {t('predictions.show')}
            </button>
          </div>
        ) : (
          <PredictionsChart rows={rows} axis={axis} expected={expected} theme={theme} />
        )}
      </ChartFrame>
      <button
        type="button"
        className="button"
        title={t('export.trace.help')}
        disabled={!live}
        onClick={() =>
          live &&
          saveBlob(
            new Blob([traceToJson(live)], { type: 'application/json' }),
            `${live.image.name}.trace.json`,
          )
        }
      >
        {t('export.trace')}
      </button>
    </section>
  );
}
