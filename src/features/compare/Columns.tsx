import type { Theme } from '../../charts/colors';
import { formatPercent } from '../../charts/formatPercent';
import { layoutAnswers } from '../../charts/layout/layoutAnswers';
import { useSheetPart } from '../../charts/sheet/SheetContext';
import { slotColor, slotShape } from '../../charts/slotMarks';
import { translator } from '../../i18n/translate';
import { InputPixels } from '../../parts/InputPixels';
import { focusNeighbor } from '../../parts/moveFocus';
import { SlotKey } from '../../parts/SlotKey';
import { comparisonProvenance } from '../../state/comparisonProvenance';
import { useActions, useApp } from '../../state/react';
import { useCredits } from '../../state/useCredits';
import { namedAnswers } from './namedAnswers';
import { AddProbe, ProbeControls } from './ProbeControls';
import { type ComparedImage, isReady } from './useCompared';

const NAMED = 3;

/** The images as the network sees them, each with what it is called. */
export function Columns({ images }: { images: readonly ComparedImage[] }) {
  const language = useApp((state) => state.language);
  const model = useApp((state) => state.model);
  const ready = images.filter(isReady);
  const credits = useCredits(ready);
  const columns = (theme: Theme) =>
    ready.map(({ name, slot, input, trace, predictionsHidden }) => ({
      label: name,
      shape: (x: number, y: number) => slotShape(slot, x, y, slotColor(slot, theme), 4.5),
      input,
      answers: predictionsHidden || !model ? [] : namedAnswers(trace, model, language).slice(0, NAMED),
    }));
  useSheetPart(
    'compare-columns',
    ready.length === 0
      ? null
      : {
          title: translator(language)('picture.images'),
          help: '',
          provenance: [...comparisonProvenance(ready.map(({ trace }) => trace)), ...credits],
          prepare: async () => (width, _ratio, theme) => layoutAnswers(columns(theme), width),
        },
  );
  return (
    <ul className="compare-columns" data-testid="compare-columns">
      {images.map((image, at) => (
        <Column key={image.id} compared={image} isPinned={at === 0} />
      ))}
    </ul>
  );
}

function Column({ compared, isPinned }: { compared: ComparedImage; isPinned: boolean }) {
  const language = useApp((state) => state.language);
  const model = useApp((state) => state.model);
  const { pinImage, uncompareImage, showPredictions } = useActions();
  const t = translator(language);
  const { id, slot, name, origin, predictionsHidden, trace, input, due } = compared;
  const best = trace && model ? namedAnswers(trace, model, language) : [];
  return (
    <li
      className="panel compare-column"
      data-image={id}
      aria-busy={due || (trace === null && origin.kind !== 'trace')}
    >
      <div className="compare-name">
        <SlotKey slot={slot} />
        <span title={name}>{name}</span>
        <button
          type="button"
          className="icon-button"
          aria-label={t('compare.remove', { name })}
          title={t('compare.remove', { name })}
          onClick={(event) => {
            focusNeighbor(event.currentTarget);
            uncompareImage(id);
          }}
        >
          ×
        </button>
      </div>
      {origin.kind === 'trace' ? (
        <p className="input-pixels trace-place help">{t(trace ? 'trace.place' : 'trace.other')}</p>
      ) : (
        <InputPixels input={input} label={t('compare.pixels', { name })} />
      )}
      {predictionsHidden ? (
        <button
          type="button"
          className="button"
          onClick={({ currentTarget }) => {
            currentTarget.closest('li')?.querySelector<HTMLElement>('.compare-actions button')?.focus();
            showPredictions(id);
          }}
        >
          {t('predictions.show')}
        </button>
      ) : (
        <ol className="compare-predictions">
          {Array.from({ length: NAMED }, (_, rank) => best.at(rank)).map((answer, rank) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rank is the place
            <li key={rank}>
              <span>{answer?.label ?? '\u00a0'}</span>
              <span className="help">{answer ? formatPercent(answer.score) : ''}</span>
            </li>
          ))}
        </ol>
      )}
      {!predictionsHidden && model?.settings.scores === 'sigmoid' && (
        <p className="help">{t('score.each')}</p>
      )}
      {origin.kind === 'probe' && <ProbeControls id={id} name={name} probe={origin.probe} />}
      <div className="compare-actions">
        <button
          type="button"
          className="button"
          aria-pressed={isPinned}
          aria-label={t(isPinned ? 'compare.pinned.label' : 'compare.pin.label', { name })}
          onClick={() => pinImage(id)}
        >
          {t(isPinned ? 'compare.pinned' : 'compare.pin')}
        </button>
      </div>
      {origin.kind !== 'probe' && origin.kind !== 'trace' && <AddProbe id={id} name={name} />}
    </li>
  );
}
