import { translator } from '../../i18n/translate';
import { FileButton } from '../../parts/FileButton';
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
    <FileButton
      testId={`group-${group}`}
      text={count > 0 ? t(`group.${group}.count`, { count }) : t(`group.${group}`)}
      accept="image/*"
      multiple
      disabled={busy}
      onFiles={(files) => void runGroup(group, files)}
    />
  );
}
