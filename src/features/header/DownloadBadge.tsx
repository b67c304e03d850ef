import type { Download } from '../../domain/download';
import { translator } from '../../i18n/translate';
import { useApp } from '../../state/react';

const fractionOf = (downloads: readonly Download[]): number => {
  const known = downloads.filter(({ total }) => total !== null);
  const total = known.reduce((sum, download) => sum + (download.total as number), 0);
  return total > 0 ? known.reduce((sum, { loaded }) => sum + loaded, 0) / total : 0;
};

const percent = (fraction: number) => `${Math.floor(100 * fraction)} %`;

/** In the header: how far the models are that are being fetched. */
export function DownloadBadge() {
  const t = translator(useApp((state) => state.language));
  const downloads = useApp((state) => state.downloads);
  const running = downloads.filter(({ state }) => state === 'running');
  if (running.length === 0) return null;
  const fraction = fractionOf(running);
  return (
    <span className="menu-download" data-testid="download-badge" title={t('models.badge')}>
      <progress max={1} value={fraction} aria-label={t('models.badge')} />
      <span aria-hidden="true">↓ {percent(fraction)}</span>
    </span>
  );
}

/** In the menu: the same by model. */
export function DownloadList() {
  const t = translator(useApp((state) => state.language));
  const downloads = useApp((state) => state.downloads);
  if (downloads.length === 0) return null;
  return (
    <ul className="facts">
      {downloads.map((download) => (
        <li key={download.id}>
          {t(`models.state.${download.state}`, { id: download.id, percent: percent(fractionOf([download])) })}
        </li>
      ))}
    </ul>
  );
}
