import { useEffect, useRef } from 'react';
import { TERMS } from '../../glossary/terms';
import { translator } from '../../i18n/translate';
import { useActions, useApp } from '../../state/react';

/** What the words and symbols on the page mean; opened by "?" or by a term in a text, at that term. */
export function Glossary() {
  const t = translator(useApp((state) => state.language));
  const term = useApp((state) => state.glossary);
  const { closeGlossary } = useActions();
  const dialog = useRef<HTMLDialogElement>(null);
  const chosen = useRef<HTMLElement>(null);
  const open = term !== null;

  useEffect(() => {
    const element = dialog.current;
    if (!element || element.open === open) return;
    if (open) element.showModal();
    else element.close();
  }, [open]);
  useEffect(() => {
    if (term) chosen.current?.scrollIntoView({ block: 'nearest' });
  }, [term]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className="glossary"
      aria-labelledby="glossary-title"
      data-testid="glossary"
      onClose={closeGlossary}
      onClick={(event) => event.target === dialog.current && closeGlossary()}
    >
      <div className="glossary-head">
        <h2 id="glossary-title">{t('glossary.title')}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label={t('glossary.close')}
          onClick={closeGlossary}
        >
          ×
        </button>
      </div>
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
    </dialog>
  );
}
