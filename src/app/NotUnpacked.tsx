import { translator } from '../i18n/translate';

/** In place of the page where the browser cannot unpack its files: in both languages, since nothing is known yet. */
export function NotUnpacked() {
  return (
    <main className="crash">
      {(['en', 'zh'] as const).map((language) => (
        <p key={language} lang={language}>
          {translator(language)('crash.not-unpacked')}
        </p>
      ))}
    </main>
  );
}
