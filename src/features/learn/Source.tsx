import { translator } from '../../i18n/translate';
import { useApp } from '../../state/react';

/** The paper's table that published figures are from. */
export function Source({ table }: { table: number }) {
  const t = translator(useApp((state) => state.language));
  const place = t('learn.source.table', { number: table });
  return <p className="help">{t('learn.source', { source: t('learn.source.paper', { place }) })}</p>;
}
