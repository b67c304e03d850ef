import { saveBlob } from '../../charts/export/saveBlob';
import { CLASS_CONTROLS } from '../../domain/classControls';
import { fail } from '../../domain/failure';
import { translator } from '../../i18n/translate';
import { FileButton } from '../../parts/FileButton';
import { Withheld } from '../../parts/Withheld';
import { useActions, useApp } from '../../state/react';
import { Menu } from './Menu';

/** Saves everything on screen in one file, and opens such a file. */
export function SessionMenu() {
  const t = translator(useApp((state) => state.language));
  const ready = useApp((state) => state.model !== null);
  // A session brings its own network, images, edits and view.
  const free = useApp(({ allowed }) => allowed === null || allowed.length === CLASS_CONTROLS.length);
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
        {free ? (
          <FileButton
            testId="session-file"
            text={t('session.open')}
            accept=".json"
            onFiles={([file]) => void file.text().then(openSession)}
          />
        ) : (
          <Withheld control="session" />
        )}
      </div>
    </Menu>
  );
}
