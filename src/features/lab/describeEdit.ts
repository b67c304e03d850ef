import type { GateEdit } from '../../domain/gateEdit';
import type { Translate } from '../../i18n/translate';
import { modeOf } from './editMode';

/** An edit in words. `nameOf`: an image's name by its id; `labelOf`: a class in the language of the page. */
export function describeEdit(
  t: Translate,
  edit: GateEdit,
  channels: number,
  { nameOf, labelOf }: { nameOf(image: string): string; labelOf(label: string): string },
): string {
  const mode = modeOf(edit);
  switch (edit.mode) {
    case 'profile':
      return mode === 'frozen'
        ? t('lab.describe.frozen')
        : t('lab.describe.class', { label: labelOf(edit.class) });
    case 'constant':
      return t('lab.describe.constant', { value: edit.value.toFixed(2) });
    case 'from':
      return t('lab.describe.from', { image: nameOf(edit.image) });
    case 'channels':
      return t('lab.describe.channels', { count: Object.keys(edit.values).length, channels });
    default:
      return t(`lab.describe.${edit.mode}`);
  }
}
