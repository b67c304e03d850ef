import { useMemo } from 'react';
import { logOdds, scoreOf } from '../../analysis/logOdds';
import { ChartFrame } from '../../charts/ChartFrame';
import { saveBlob } from '../../charts/export/saveBlob';
import { formatNumber } from '../../charts/formatNumber';
import { formatPercent } from '../../charts/formatPercent';
import { byWidth } from '../../charts/layout/byWidth';
import { type AnswerChangeRow, layoutAnswerChanges } from '../../charts/layout/layoutAnswerChanges';
import { SceneView } from '../../charts/scene/SceneView';
import { useWidth } from '../../charts/useWidth';
import { labelsIn } from '../../domain/classLabels';
import { traceToJson } from '../../domain/traceJson';
import { TermText } from '../../glossary/TermText';
import { joinSentences } from '../../i18n/joinSentences';
import { translator } from '../../i18n/translate';
import { FigureExport } from '../../parts/FigureExport';
import { shownImage } from '../../state/appState';
import { provenance } from '../../state/provenance';
import { useActions, useApp } from '../../state/react';
import { useResolvedTheme } from '../../state/useResolvedTheme';
import { editedProvenance } from './editedProvenance';
import { useAnswerFinding } from './useAnswerFinding';
import { useLabPass } from './useLabPass';

const FILE_WIDTH = 520;
/** Classes shown: the best of both passes. */
const BEST = 3;
const ROOM = 4;

/** Predictions with learned and with edited gates, and what became of the first answer. */
export function AnswerPanel() {
  const language = useApp((state) => state.language);
  const t = translator(language);
  const theme = useResolvedTheme();
  const model = useApp((state) => state.model);
  const profile = useApp((state) => state.profile);
  const hidden = useApp((state) => shownImage(state)?.predictionsHidden ?? false);
  const image = useApp((state) => state.currentImage);
  const running = useApp((state) => state.lab.running);
  const { showPredictions } = useActions();
  const { before, after } = useLabPass();
  const finding = useAnswerFinding();
  const [ref, width] = useWidth<HTMLDivElement>();
  const scores = model?.settings.scores ?? 'softmax';
  const isSigmoid = scores === 'sigmoid';
  const labels = model && labelsIn(language, model);

  const rows = useMemo((): AnswerChangeRow[] => {
    if (!before || hidden) return [];
    const shown = [before, ...(after ? [after] : [])].flatMap(({ predictions }) =>
      predictions.slice(0, after ? BEST : ROOM).map(({ index }) => index),
    );
    return [...new Set(shown)].map((index) => ({
      label: labels?.[index] ?? String(index),
      before: scoreOf(before.logits, index, scores),
      after: after && scoreOf(after.logits, index, scores),
    }));
  }, [before, after, hidden, labels, scores]);
  const texts = useMemo(
    () => ({
      axis: t(isSigmoid ? 'predictions.axis.sigmoid' : 'predictions.axis'),
      before: t('lab.answer.before'),
      after: t('lab.answer.after'),
    }),
    [t, isSigmoid],
  );
  const scene = useMemo(
    () => byWidth((room) => layoutAnswerChanges(rows, { width: room, texts, expected: ROOM })),
    [rows, texts],
  );

  const table = () => ({
    columns: [t('predictions.table.class'), texts.before, texts.after],
    rows: rows.map((row) => [
      row.label,
      formatNumber(row.before),
      row.after === null ? '' : formatNumber(row.after),
    ]),
  });

  return (
    <section
      className="panel lab-answer"
      data-testid="lab-answer"
      data-state={running ? 'running' : after ? 'edited' : before ? 'learned' : 'waiting'}
    >
      <ChartFrame
        level={2}
        title={t('lab.answer.title')}
        help={t('lab.answer.help')}
        summary={rows
          .map(({ label, before: old, after: fresh }) =>
            [label, formatPercent(old), ...(fresh === null ? [] : [formatPercent(fresh)])].join(' '),
          )
          .join(t('list.separator'))}
        tableTitle={t('table.open')}
        table={table}
        actions={
          <FigureExport
            fileName={`${before?.image.name ?? 'image'}.edited.predictions`}
            title={t('lab.answer.title')}
            finding={after ? finding : undefined}
            help={t('lab.answer.help')}
            provenance={after ? editedProvenance(after, profile) : before ? provenance(before) : []}
            disabled={rows.length === 0}
            scene={(theme) => scene(FILE_WIDTH, theme)}
            sheet={{ id: 'lab-answer', at: (width, _ratio, theme) => scene(width, theme) }}
            csv={() => ({
              columns: ['image', 'index', 'label', 'logit', 'logit_edited', 'log_odds', 'log_odds_edited'],
              rows: before
                ? Array.from(before.logits, (logit, index) => [
                    before.image.name,
                    index,
                    model?.labels[index] ?? '',
                    logit,
                    after?.logits[index] ?? '',
                    logOdds(before.logits, index, scores),
                    after ? logOdds(after.logits, index, scores) : '',
                  ])
                : [],
            })}
          />
        }
      >
        <p className="finding" data-testid="lab-finding" role="status">
          {finding}
        </p>
        {image && hidden ? (
          <button type="button" className="button" onClick={() => showPredictions(image)}>
            {t('predictions.show')}
          </button>
        ) : (
          <div ref={ref} className="lab-answer-chart">
            {width > 0 && <SceneView scene={scene(width, theme)} theme={theme} />}
          </div>
        )}
        <p className="help">
          <TermText
            message={joinSentences(
              t('lab.answer.anecdote'),
              t(isSigmoid ? 'lab.answer.log-odds.sigmoid' : 'lab.answer.log-odds'),
            )}
          />
        </p>
      </ChartFrame>
      <button
        type="button"
        className="button"
        disabled={!after}
        onClick={() =>
          after &&
          saveBlob(
            new Blob([traceToJson(after)], { type: 'application/json' }),
            `${after.image.name}.edited.trace.json`,
          )
        }
      >
        {t('lab.answer.trace')}
      </button>
    </section>
  );
}
