import type { Profile } from '../domain/profile';
import type { Translate } from '../i18n/translate';
import type { Language } from '../state/appState';

/** Which images a profile is of, in parentheses after their number; nothing where neither file nor catalog tell. */
export function profileImages(t: Translate, language: Language, { file }: Profile): string {
  return file?.images ? t('reference.source', { source: file.images[language] }) : '';
}
