import { formatNumber } from '../charts/formatNumber';
import type { SelfCheck } from '../domain/model';
import type { Translate } from '../i18n/translate';

/** How far the numbers on this device are from PyTorch's; null: no reference came with the model. */
export function selfCheckText(check: SelfCheck | null, t: Translate): string {
  if (!check) return t('header.model.check.none');
  const text = t(check.passed ? 'header.model.check' : 'header.model.check.failed', {
    gates: formatNumber(check.gates),
    logits: formatNumber(check.logits),
  });
  return check.plainKernels ? text + t('header.model.check.plain') : text;
}
