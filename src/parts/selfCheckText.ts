import { formatNumber } from '../charts/formatNumber';
import type { LoadedModel } from '../domain/model';
import type { Translate } from '../i18n/translate';

/** How far a model's numbers on this device are from PyTorch's, and whether its driver had to do without our kernels. */
export function selfCheckText(
  { selfCheck, plainKernels }: Pick<LoadedModel, 'selfCheck' | 'plainKernels'>,
  t: Translate,
): string {
  const text = selfCheck
    ? t(selfCheck.passed ? 'header.model.check' : 'header.model.check.failed', {
        gates: formatNumber(selfCheck.gates),
        logits: formatNumber(selfCheck.logits),
      })
    : t('header.model.check.none');
  return plainKernels ? text + t('header.model.check.plain') : text;
}
