import { failureText } from '../../i18n/failureText';
import type { Translate } from '../../i18n/translate';
import { translator } from '../../i18n/translate';
import { focusNeighbor } from '../../parts/moveFocus';
import type { Notice } from '../../state/notice';
import { useActions, useApp } from '../../state/react';

/** Messages on what went wrong or was done silently, newest last. */
export function Notices() {
  const t = translator(useApp((state) => state.language));
  const notices = useApp((state) => state.notices);
  const { dismiss, addAddress, downloadModel, bringBackRemoved } = useActions();
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map((notice) => (
        <div key={notice.id} className={`notice notice-${notice.kind}`} data-testid={testId(notice)}>
          <p>{textOf(notice, t)}</p>
          {(notice.kind === 'ask-url' || notice.kind === 'ask-model') && (
            <button
              type="button"
              className="button"
              onClick={({ currentTarget }) => {
                focusNeighbor(currentTarget);
                dismiss(notice.id);
                void (notice.kind === 'ask-url' ? addAddress(notice.url) : downloadModel(notice.model));
              }}
            >
              {t('notice.ask-url.button', { host: notice.host })}
            </button>
          )}
          {notice.kind === 'removed' && (
            <button
              type="button"
              className="button"
              onClick={({ currentTarget }) => {
                focusNeighbor(currentTarget);
                bringBackRemoved();
              }}
            >
              {t('notice.removed.button')}
            </button>
          )}
          <button
            type="button"
            className="icon-button"
            aria-label={t('notice.dismiss')}
            onClick={({ currentTarget }) => {
              focusNeighbor(currentTarget);
              dismiss(notice.id);
            }}
          >
            ×
          </button>
        </div>
      ))}
    </div>
  );
}

const testId = (notice: Notice) => (notice.kind === 'error' ? 'error' : 'notice');

function textOf(notice: Notice, t: Translate): string {
  if (notice.kind === 'error') return failureText(t, notice.failure);
  if (notice.kind === 'ask-url') return t('notice.ask-url', { host: notice.host });
  if (notice.kind === 'ask-model') return t('notice.ask-model', { model: notice.model, host: notice.host });
  if (notice.kind === 'removed') return t('notice.removed', { count: notice.count });
  return t(`notice.${notice.code}`, notice.details);
}
