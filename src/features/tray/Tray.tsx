import { translator } from '../../i18n/translate';
import { useActions, useApp } from '../../state/react';
import { AddImages } from './AddImages';
import { SampleGallery } from './SampleGallery';

/** The visitor's images and the samples; one of them is on screen. */
export function Tray() {
  const t = translator(useApp((state) => state.language));
  const images = useApp((state) => state.images);
  const current = useApp((state) => state.pendingImage ?? state.currentImage);
  const { chooseImage, removeImage } = useActions();
  const own = images.filter((image) => image.origin.kind !== 'sample');
  return (
    <nav className="tray" aria-label={t('tray.title')} data-testid="tray">
      <AddImages />
      {own.length > 0 && (
        <ul className="tray-list" aria-label={t('tray.yours')}>
          {own.map((image) => (
            <li key={image.id} className="tray-item" data-testid="tray-item">
              <button
                type="button"
                className="thumb"
                aria-current={image.id === current}
                aria-label={t('tray.show', { name: image.name })}
                aria-busy={image.running}
                title={image.name}
                onClick={() => chooseImage(image.id)}
              >
                <img src={image.objectUrl} alt="" />
              </button>
              {own.length + images.length > 1 && (
                <button
                  type="button"
                  className="thumb-remove"
                  aria-label={t('tray.remove', { name: image.name })}
                  onClick={() => removeImage(image.id)}
                >
                  ×
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <SampleGallery />
    </nav>
  );
}
