import { translator } from '../../i18n/translate';
import { InputPixels } from '../../parts/InputPixels';
import { shownImage } from '../../state/appState';
import { drawnInput, shownRecording } from '../../state/drawn';
import { useActions, useApp } from '../../state/react';
import { useStill } from '../../state/useStill';
import { CameraBar } from './CameraBar';
import { CameraRate } from './CameraRate';
import { CropEditor } from './CropEditor';
import { CropSize } from './CropSize';
import { PhotoCaption } from './PhotoCaption';
import { useCamera } from './useCamera';
import { usePhotoParts } from './usePhotoParts';

/** A picture of fewer pixels a side is shown larger than it is; its pixels stay squares. */
const SMALL = 160;

/** The photograph with the square that the network sees, and the network's own view of it. */
export function Photo() {
  const t = translator(useApp((state) => state.language));
  const image = useApp(shownImage);
  const still = useStill(image);
  usePhotoParts(image, still);
  const camera = useCamera();
  const { setCrop } = useActions();
  const recording = useApp(shownRecording);
  const input = useApp(drawnInput);
  const traced = image?.output?.trace.image ?? recording?.trace.image;
  const size = traced?.preprocess.inputSize;
  const crop = image?.crop ?? traced?.crop;
  const small = traced && Math.max(traced.width, traced.height) < SMALL;
  // The camera's picture has no square of its own before its first frame was run.
  const waiting = camera.open && image?.origin.kind !== 'camera';
  return (
    <section className="panel photo" aria-label={t('photo.title')} data-testid="photo">
      <div className="photo-head">
        <h2>{t('photo.title')}</h2>
        <CropSize
          crop={waiting || recording ? null : (crop ?? null)}
          photo={traced}
          t={t}
          onChange={(next) => image && setCrop(image.id, next)}
        />
      </div>
      {camera.open ? <CameraBar camera={camera} /> : <p className="help">{t('photo.help')}</p>}
      <div className="photo-frame">
        {image && traced && crop && (
          <div
            className="photo-fit"
            style={{
              aspectRatio: `${traced.width} / ${traced.height}`,
              width: `min(100%, calc(var(--photo-height) * ${traced.width / traced.height}))`,
            }}
          >
            <img
              src={still}
              alt={t('photo.alt', { name: image.name })}
              draggable={false}
              style={{ imageRendering: small ? 'pixelated' : undefined }}
            />
            {!waiting && (
              <CropEditor
                crop={crop}
                photo={traced}
                t={t}
                fixed={recording !== null}
                onChange={(next) => setCrop(image.id, next)}
              />
            )}
          </div>
        )}
        {camera.open && <video ref={camera.video} className="photo-video" muted playsInline />}
      </div>
      <PhotoCaption image={image} size={traced ?? null}>
        {camera.open && <CameraRate state={camera.state} />}
      </PhotoCaption>
      <div className="photo-input">
        <strong>{t('photo.input')}</strong>
        <InputPixels input={input} label={t('photo.input')} />
        <p className="help">{size ? t('photo.input.help', { size }) : '\u00a0'}</p>
      </div>
    </section>
  );
}
