import type { LoadedModel } from '../../domain/model';
import type { Translate } from '../../i18n/translate';
import { selfCheckText } from '../../parts/selfCheckText';

/** What was read of the model, what was assumed, and how far it agrees with PyTorch. */
export function ModelFacts({ model, t }: { model: LoadedModel; t: Translate }) {
  return (
    <ul className="facts">
      <li>
        {t('header.model.facts', {
          parameters: model.parameters.toLocaleString('en'),
          size: model.preprocess.inputSize,
          sha: `${model.sha256.slice(0, 12)}…`,
        })}
      </li>
      {model.labelsFile && <li>{t('header.model.labels', { name: model.labelsFile })}</li>}
      {model.imagenetNames && <li>{t('header.model.imagenet')}</li>}
      <li>{selfCheckText(model, t)}</li>
    </ul>
  );
}
