import { saveBlob } from '../../charts/export/saveBlob';
import { fail } from '../../domain/failure';
import { translator } from '../../i18n/translate';
import { useActions, useApp } from '../../state/react';
import { Menu } from './Menu';

/** Saves everything on screen in one file, and opens such a file. */
export function SessionMenu() {
  const t = translator(useApp((state) => state.language));
  const ready = useApp((state) => state.model !== null);
  const { saveSession, openSession, reportFailure } = useActions();
  const save = async () => {
    const session = await saveSession().catch(() => null);
    if (session === null) return reportFailure(fail('session-too-large'));
    const day = new Date().toISOString().slice(0, 10);
    saveBlob(new Blob([session], { type: 'application/json' }), `${day}.selens.json`);
  };
  return (
    <Menu label={t('session.menu')} value="⋯" testId="session-menu" className="session-menu">
      <div className="menu-section">
        <button type="button" className="button" disabled={!ready} onClick={() => void save()}>
          {t('session.save')}
        </button>
        <p className="help">{t('session.save.help')}</p>
        <label className="button">
          {t('session.open')}
          <input
            type="file"
            className="visually-hidden"
            data-testid="session-file"
            accept=".json"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = '';
              void file?.text().then(openSession);
            }}
          />
        </label>
      </div>
    </Menu>
  );
}
