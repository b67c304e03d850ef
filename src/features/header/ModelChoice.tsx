import type { ModelCard } from '../../domain/model';
import { translator } from '../../i18n/translate';
import { ProgressBar } from '../../parts/ProgressBar';
import { siteAddress } from '../../site/siteFiles';
import { useActions, useApp } from '../../state/react';

/** One bundled model: what it knows, how well, its size, where it comes from; and how far its loading is. */
export function ModelChoice({ card }: { card: ModelCard }) {
  const language = useApp((state) => state.language);
  const chosen = useApp((state) => (state.wantedModel ?? state.model?.id) === card.id);
  const progress = useApp((state) => (state.wantedModel === card.id ? state.progress : null));
  const stored = useApp((state) => state.storedModels.some(({ sha256 }) => sha256 === card.sha256));
  const { chooseModel } = useActions();
  const t = translator(language);
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return (
    <div className="model-choice">
      <label>
        <input type="radio" name="model" checked={chosen} onChange={() => void chooseModel(card.id)} />
        <span>
          {card.title[language]}
          <small>
            {t('header.model.card', {
              classes: card.classes,
              top1: percent(card.top1),
              top5: percent(card.top5),
              megabytes: (card.bytes / 1e6).toFixed(1),
            })}
            {stored && t('list.note', { note: t('header.model.stored') })}
          </small>
        </span>
      </label>
      <small>
        {card.source[language]} · {card.license} ·{' '}
        <a href={siteAddress(`models/${card.id}/README.md`)} target="_blank" rel="noreferrer">
          {t('header.model.readme')}
        </a>
      </small>
      <ProgressBar progress={progress} recovering={false} t={t} />
    </div>
  );
}
