import type { Download } from '../../domain/download';
import type { Translate } from '../../i18n/translate';

/** Decimal megabytes, as the Hub counts them. */
export const megabytes = (bytes: number, digits = 1): string => (bytes / 1e6).toFixed(digits);

/** `43.2 of 112.6 MB · 5.1 MB/s · 14 s left`; what is not known is left out. */
export function downloadFigures({ loaded, total, rate, secondsLeft }: Download, t: Translate): string {
  const parts = [
    total === null
      ? t('models.loaded', { loaded: megabytes(loaded) })
      : t('progress.bytes', { loaded: megabytes(loaded), total: megabytes(total) }),
  ];
  if (rate !== null)
    parts.push(rate === 0 ? t('models.stalled') : t('models.rate', { rate: megabytes(rate, 2) }));
  if (secondsLeft !== null) parts.push(timeLeft(secondsLeft, t));
  return parts.join(' · ');
}

function timeLeft(seconds: number, t: Translate): string {
  if (seconds < 90) return t('models.left.seconds', { count: Math.ceil(seconds) });
  return t('models.left.minutes', { count: Math.ceil(seconds / 60) });
}
