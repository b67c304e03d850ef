import type { LoadedModel } from '../../domain/model';
import type { Translate } from '../../i18n/translate';
import type { Row } from './Row';

/** What the loader concluded, and the tensor that led there. */
export function evidenceRows({ anatomy }: LoadedModel, t: Translate): Row[] {
  return anatomy.evidence.map(({ finding, places, tensor, shape }) => ({
    label: t(`trust.finding.${finding}`, places),
    value:
      tensor === null
        ? t('trust.all-names')
        : shape === null
          ? t('trust.absent', { tensor })
          : `${tensor} [${shape.join(', ')}]`,
  }));
}
