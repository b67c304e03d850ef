import { translator } from '../../i18n/translate';
import type { TrayImage } from '../../state/appState';
import { useActions, useApp } from '../../state/react';
import { useStill } from '../../state/useStill';
import { ComparedThumb } from './ComparedThumb';

interface Props {
  image: TrayImage;
  current: boolean;
  onRemove(): void;
}

/** One of the visitor's images: its thumbnail shows it, its cross removes it. */
export function TrayItem({ image, current, onRemove }: Props) {
  const t = translator(useApp((state) => state.language));
  const still = useStill(image);
  const comparing = useApp((state) => state.view === 'compare');
  const { chooseImage, compareImage } = useActions();
  return (
    <li className="tray-item" data-testid="tray-item">
      {comparing ? (
        <ComparedThumb
          imageId={image.id}
          onAdd={() => compareImage(image.id)}
          name={image.name}
          title={image.name}
          src={still}
        />
      ) : (
        <button
          type="button"
          className="thumb"
          data-image={image.id}
          aria-current={current}
          aria-label={t('tray.show', { name: image.name })}
          aria-busy={image.running}
          title={image.name}
          onClick={() => chooseImage(image.id)}
        >
          <img src={still} alt="" />
        </button>
      )}
      <button
        type="button"
        className="thumb-remove"
        aria-label={t('tray.remove', { name: image.name })}
        title={t('tray.remove', { name: image.name })}
        onClick={onRemove}
      >
        <span aria-hidden="true">×</span>
      </button>
    </li>
  );
}
