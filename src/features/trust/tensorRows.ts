import type { LoadedModel } from '../../domain/model';
import type { Translate } from '../../i18n/translate';

/** How many tensors were used and how many ignored, and as what the file holds them. */
export function tensorSentence({ anatomy: { used, ignored } }: LoadedModel, t: Translate): string {
  const counts = new Map<string, number>();
  for (const { dtype } of used) counts.set(dtype, (counts.get(dtype) ?? 0) + 1);
  return t('trust.tensors.text', {
    used: used.length,
    all: used.length + ignored.length,
    ignored: ignored.length,
    dtypes: [...counts].map(([dtype, count]) => `${dtype} (${count})`).join(', '),
  });
}
