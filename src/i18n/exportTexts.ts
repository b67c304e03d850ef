import type { Translate } from './translate';

/** What an export menu says. */
export const exportTexts = (t: Translate) => ({
  button: t('export.button'),
  png: t('export.png'),
  svg: t('export.svg'),
  csv: t('export.csv'),
});
