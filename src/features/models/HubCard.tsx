import type { HubModel } from '../../domain/hubCatalog';
import { HUB } from '../../domain/modelAddress';
import { translator } from '../../i18n/translate';
import { useApp } from '../../state/react';
import { megabytes } from './figures';
import { ModelAction } from './ModelAction';

/** One net of the catalog: how large, how good, under which licence, and the way to it. */
export function HubCard({ model }: { model: HubModel }) {
  const t = translator(useApp((state) => state.language));
  const { id, title, parameters, bytes, top1, top5, inputSize, crop, license } = model;
  const repo = id.split('/').slice(0, 2).join('/');
  return (
    <li className="model-card" data-model={id}>
      <h4>
        {title}
        {model.recommended && <span className="model-recommended">{t('models.recommended')}</span>}
      </h4>
      <a href={`${HUB}/${repo}`} target="_blank" rel="noreferrer">
        {id}
      </a>
      <p>
        {t('models.card.size', { parameters: (parameters / 1e6).toFixed(1), megabytes: megabytes(bytes, 0) })}
      </p>
      <p>{t('models.card.accuracy', { top1: top1.toFixed(1), top5: top5.toFixed(1) })}</p>
      <p>{t('models.card.seen', { size: inputSize, crop, license })}</p>
      {model.bce && <p className="help">{t('models.card.bce')}</p>}
      <ModelAction id={id} name={id} primary={model.recommended} />
    </li>
  );
}
