import { translator } from '../../i18n/translate';
import { useActions, useApp } from '../../state/react';
import { BackendMenu } from './BackendMenu';
import { ModelMenu } from './ModelMenu';
import { SessionMenu } from './SessionMenu';
import { ViewNav } from './ViewNav';

const THEMES = ['system', 'light', 'dark'] as const;

/** Product name, model, engine, language and colors. */
export function Header() {
  const language = useApp((state) => state.language);
  const theme = useApp((state) => state.theme);
  const present = useApp((state) => state.present);
  const { setLanguage, setTheme, setPresent, openGlossary } = useActions();
  const t = translator(language);
  return (
    <header className="header">
      <h1 className="header-title">{t('app.title')}</h1>
      <ViewNav />
      <p className="header-tagline">{t('app.tagline')}</p>
      <div className="header-controls">
        <ModelMenu />
        <BackendMenu />
        <SessionMenu />
        <fieldset className="switch lang-switch" data-testid="lang-switch">
          <legend className="visually-hidden">{t('header.language')}</legend>
          <button type="button" lang="en" aria-pressed={language === 'en'} onClick={() => setLanguage('en')}>
            EN
          </button>
          <button type="button" lang="zh" aria-pressed={language === 'zh'} onClick={() => setLanguage('zh')}>
            中文
          </button>
        </fieldset>
        <label className="theme">
          <span className="visually-hidden">{t('header.theme')}</span>
          <select
            data-testid="theme-switch"
            value={theme}
            onChange={(event) => setTheme(event.target.value as (typeof THEMES)[number])}
          >
            {THEMES.map((choice) => (
              <option key={choice} value={choice}>
                {t(`header.theme.${choice}`)}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className="button present-button"
          title={present ? undefined : t('header.present.help')}
          data-testid="present"
          onClick={() => setPresent(!present)}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M1 2.5h14M2.5 2.5v8h11v-8M8 10.5v3M5 14.5l3-3 3 3" />
          </svg>
          <span>{t(present ? 'header.present.end' : 'header.present')}</span>
        </button>
        <button
          type="button"
          className="button help-button"
          aria-label={t('header.help')}
          title={t('header.help')}
          aria-haspopup="dialog"
          data-testid="help"
          onClick={() => openGlossary()}
        >
          ?
        </button>
      </div>
    </header>
  );
}
