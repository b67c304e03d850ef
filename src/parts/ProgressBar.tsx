import type { Translate } from '../i18n/translate';
import type { AppState } from '../state/appState';

interface Props {
  progress: AppState['progress'];
  recovering: boolean;
  t: Translate;
}

/** What the engine is doing and how far it is. */
export function ProgressBar({ progress, recovering, t }: Props) {
  if (!progress && !recovering) return null;
  const bytes = progress?.totalBytes
    ? t('progress.bytes', {
        loaded: ((progress.loadedBytes ?? 0) / 1e6).toFixed(1),
        total: (progress.totalBytes / 1e6).toFixed(1),
      })
    : '';
  const label = recovering ? t('progress.recovering') : progress ? t(`progress.${progress.stage}`) : '';
  return (
    <div className="progress" data-testid="progress">
      <progress max={1} value={recovering ? undefined : progress?.fraction} aria-label={label} />
      <span>
        {label} {bytes}
      </span>
    </div>
  );
}
