import { translator } from '../../i18n/translate';
import { shownImage } from '../../state/appState';
import { useActions, useApp } from '../../state/react';
import { CropEditor } from './CropEditor';
import { InputPixels } from './InputPixels';

/** The photograph with the square that the network sees, and the network's own view of it. */
export function Photo() {
  const t = translator(useApp((state) => state.language));
  const image = useApp(shownImage);
  const { setCrop } = useActions();
  const traced = image?.output?.trace.image;
  const size = traced?.preprocess.inputSize;
  const crop = image?.crop ?? traced?.crop;
  return (
    <section className="panel photo" aria-label={t('photo.title')} data-testid="photo">
      <h2>{t('photo.title')}</h2>
      <p className="help">{t('photo.help')}</p>
      <div className="photo-frame">
        {image && traced && crop && (
          <div className="photo-fit" style={{ aspectRatio: `${traced.width} / ${traced.height}` }}>
            <img src={image.objectUrl} alt={t('photo.alt', { name: image.name })} draggable={false} />
            <CropEditor crop={crop} photo={traced} t={t} onChange={(next) => setCrop(image.id, next)} />
          </div>
        )}
      </div>
      <div className="photo-caption">
        <span className="photo-name">{image?.name ?? '\u00a0'}</span>
        {traced && <span>{t('photo.size', { width: traced.width, height: traced.height })}</span>}
        <button
          type="button"
          className="link-button"
          disabled={!image?.crop}
          onClick={() => image && setCrop(image.id, null)}
        >
          {t('photo.crop.reset')}
        </button>
      </div>
      <div className="photo-input">
        <InputPixels input={image?.output?.input ?? null} label={t('photo.input')} />
        <p>
          <strong>{t('photo.input')}</strong>
          <br />
          <span className="help">{size ? t('photo.input.help', { size }) : '\u00a0'}</span>
        </p>
      </div>
    </section>
  );
}
