import { translator } from '../../i18n/translate';
import { SlotKey } from '../../parts/SlotKey';
import { useActions, useApp } from '../../state/react';

interface Props {
  /** Of the image in the tray; null for a sample that nobody has asked for yet. */
  imageId: string | null;
  /** Adds it, where it is in no comparison. */
  onAdd(): void;
  name: string;
  title: string;
  src: string | undefined;
  sample?: string;
}

/** A thumbnail that takes its image into the comparison, and out of it again. */
export function ComparedThumb({ imageId, onAdd, name, title, src, sample }: Props) {
  const t = translator(useApp((state) => state.language));
  const slot = useApp((state) => state.compared.find(({ id }) => id === imageId)?.slot);
  const { uncompareImage } = useActions();
  return (
    <button
      type="button"
      className="thumb"
      data-sample={sample}
      data-image={imageId ?? undefined}
      aria-pressed={slot !== undefined}
      aria-label={t('compare.add', { name })}
      title={title}
      onClick={() => (slot === undefined || imageId === null ? onAdd() : uncompareImage(imageId))}
    >
      <img src={src} alt="" loading="lazy" />
      {slot !== undefined && (
        <span className="thumb-slot">
          <SlotKey slot={slot} />
        </span>
      )}
    </button>
  );
}
