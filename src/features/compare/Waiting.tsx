import { translator } from '../../i18n/translate';
import { useApp } from '../../state/react';

/** The place of a chart whose images are still running. */
export function Waiting({ testId, title }: { testId: string; title: string }) {
  const t = translator(useApp((state) => state.language));
  return (
    <section className="panel compare-waiting" data-testid={testId} aria-busy="true">
      <h2>{title}</h2>
      <p className="help">{t('compare.waiting')}</p>
    </section>
  );
}
