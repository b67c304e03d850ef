import { useEffect, useRef } from 'react';
import { TERMS } from '../../glossary/terms';
import { translator } from '../../i18n/translate';
import { Dialog } from '../../parts/Dialog';
import { useActions, useApp } from '../../state/react';

/** What the words and symbols on the page mean; opened by "?" or by a term in a text, at that term. */
export function Glossary() {
  const t = translator(useApp((state) => state.language));
  const term = useApp((state) => state.glossary);
  const { closeGlossary } = useActions();
  const chosen = useRef<HTMLElement>(null);

  useEffect(() => {
    if (term) chosen.current?.scrollIntoView({ block: 'nearest' });
  }, [term]);

  return (
    <Dialog
      title={t('glossary.title')}
      testId="glossary"
      className="glossary"
      open={term !== null}
      closesOutside
      onClose={closeGlossary}
    >
      <p className="help">{t('glossary.source')}</p>
      <dl>
        {TERMS.map((name) => (
          <div
            key={name}
            ref={(element) => {
              if (name === term) chosen.current = element;
            }}
            data-chosen={name === term || undefined}
          >
            <dt>{t(`glossary.${name}`)}</dt>
            <dd>{t(`glossary.${name}.text`)}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('glossary.keys')}</h3>
      <p>{t('glossary.keys.text')}</p>
    </Dialog>
  );
}
