import { useState } from 'react';
import { translator } from '../../i18n/translate';
import { focusContent } from '../../parts/moveFocus';
import { keepPreference, readPreference } from '../../state/preferences';
import { useApp } from '../../state/react';
import { useCoarsePointer } from '../../state/useCoarsePointer';

/** Three first steps, dismissable for good. */
export function Hints() {
  const t = translator(useApp((state) => state.language));
  const touch = useCoarsePointer();
  const [seen, setSeen] = useState(() => readPreference('hints') === 'seen');
  if (seen) return null;
  return (
    <aside className="hints" aria-label={t('hints.title')} data-testid="hints">
      <ol>
        <li>{t(touch ? 'hints.1.touch' : 'hints.1')}</li>
        <li>{t(touch ? 'hints.2.touch' : 'hints.2')}</li>
        <li>{t('hints.3')}</li>
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
