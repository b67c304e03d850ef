import { translator } from '../../i18n/translate';
import { useActions, useApp } from '../../state/react';

/** Chooses the images of one group; shows how far their passes are. */
export function GroupPicker({ group, count }: { group: 'a' | 'b'; count: number }) {
  const t = translator(useApp((state) => state.language));
  const progress = useApp((state) => (state.groupProgress?.group === group ? state.groupProgress : null));
  const busy = useApp((state) => state.groupProgress !== null);
  const { runGroup, stopGroup } = useActions();
  if (progress)
    return (
      <span className="reference-maker">
        <progress max={progress.total} value={progress.done} aria-label={t(`group.${group}`)} />
        {t('group.running', { done: progress.done, total: progress.total })}
        <button type="button" className="button" onClick={stopGroup}>
          {t('reference.make.stop')}
        </button>
      </span>
    );
  return (
    <label className="button" aria-disabled={busy}>
      {count > 0 ? t(`group.${group}.count`, { count }) : t(`group.${group}`)}
      <input
        type="file"
        className="visually-hidden"
        data-testid={`group-${group}`}
        accept="image/*"
        multiple
        disabled={busy}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          void runGroup(group, files);
        }}
      />
    </label>
  );
}
