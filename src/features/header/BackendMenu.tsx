import type { BackendChoice } from '../../domain/runtime';
import { translator } from '../../i18n/translate';
import { threadsText } from '../../parts/threadsText';
import { Withheld } from '../../parts/Withheld';
import { threadLimit } from '../../site/limits';
import { useActions, useApp } from '../../state/react';
import { useAllowed } from '../../state/useAllowed';
import { Menu } from './Menu';
import { walkRadios } from './walkRadios';

const CHOICES: BackendChoice[] = ['auto', 'webgl', 'wasm', 'cpu'];

/** Which engine runs the network, why, and the switch to another one. */
export function BackendMenu() {
  const t = translator(useApp((state) => state.language));
  const runtime = useApp((state) => state.runtime);
  const used = useApp((state) => state.model?.threads ?? null);
  const choice = useApp((state) => state.backendChoice);
  const free = useAllowed('engine');
  const { setBackend } = useActions();
  const limit = threadLimit();
  const label = runtime ? t(`backend.${runtime.backend}`) : '…';
  return (
    <Menu label={t('header.backend')} value={label} testId="backend-badge" className="backend-menu">
      <div data-testid="backend-menu" className="menu-section">
        {free ? (
          <fieldset className="choices" onKeyDown={walkRadios}>
            <legend>{t('header.backend')}</legend>
            {CHOICES.map((backend) => (
              <label key={backend}>
                <input
                  type="radio"
                  name="backend"
                  value={backend}
                  checked={choice === backend}
                  onChange={() => void setBackend(backend)}
                />
                {t(`backend.${backend}`)}
              </label>
            ))}
          </fieldset>
        ) : (
          <Withheld control="engine" />
        )}
        {runtime && (
          <ul className="facts">
            <li>
              {label}: {t(`backend.reason.${runtime.reason}`)}
            </li>
            {runtime.backend === 'wasm' && (
              <li data-testid="threads">
                {limit
                  ? t(`header.backend.threads.${limit}`)
                  : threadsText({ most: runtime.threads, used }, t)}
              </li>
            )}
            <li>{t('header.backend.precision', { precision: runtime.precision })}</li>
            <li>{t(`header.backend.place.${runtime.place}`)}</li>
            <li>
              {runtime.renderer
                ? t('header.backend.renderer', { renderer: runtime.renderer })
                : t('header.backend.no-renderer')}
            </li>
          </ul>
        )}
      </div>
    </Menu>
  );
}
