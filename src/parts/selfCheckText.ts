import { formatNumber } from '../charts/formatNumber';
import type { LoadedModel } from '../domain/model';
import type { Translate } from '../i18n/translate';

/** What the reference of PyTorch that came with the model says, and whether this driver had to do without our kernels. */
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
