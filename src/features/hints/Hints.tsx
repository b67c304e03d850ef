import { useState } from 'react';
import { translator } from '../../i18n/translate';
import { focusContent } from '../../parts/moveFocus';
import { keepPreference, readPreference } from '../../state/preferences';
import { useActions, useApp } from '../../state/react';
import { useCoarsePointer } from '../../state/useCoarsePointer';

/** The first steps, dismissable for good. */
export function Hints() {
  const t = translator(useApp((state) => state.language));
  const touch = useCoarsePointer();
  const plain = useApp(({ model }) => model?.blocks.length === 0);
  const { setView } = useActions();
  const [seen, setSeen] = useState(() => readPreference('hints') === 'seen');
  if (seen) return null;
  return (
    <aside className="hints" aria-label={t('hints.title')} data-testid="hints">
      <ol>
        <li>{t(touch ? 'hints.1.touch' : 'hints.1')}</li>
        {!plain && <li>{t(touch ? 'hints.2.touch' : 'hints.2')}</li>}
        <li>{t(plain ? 'hints.3.plain' : 'hints.3')}</li>
        <li>
          {t('hints.4')}{' '}
          <button
            type="button"
            className="link-button"
            onClick={() => {
              setView('learn');
              focusContent();
            }}
          >
            {t('hints.4.button')}
          </button>
        </li>
      </ol>
      <button
        type="button"
        className="button"
        onClick={() => {
          keepPreference('hints', 'seen');
          setSeen(true);
          focusContent();
        }}
      >
        {t('hints.done')}
      </button>
    </aside>
  );
}
