import type { CropSquare } from '../../domain/preprocess';
import type { Translate } from '../../i18n/translate';
import { cropStep, growCrop } from './moveCrop';

interface Props {
  /** null: there is no square yet, or it cannot be changed. */
  crop: CropSquare | null;
  photo: { width: number; height: number } | undefined;
  t: Translate;
  onChange(crop: CropSquare): void;
}

/** Resizes the square by single clicks, for whoever cannot drag its corners. */
export function CropSize({ crop, photo, t, onChange }: Props) {
  const grow = (sign: number) => crop && photo && onChange(growCrop(crop, sign * 2 * cropStep(photo), photo));
  return (
    <fieldset className="switch crop-size" disabled={!crop || !photo}>
      <legend className="visually-hidden">{t('photo.crop')}</legend>
      <button
        type="button"
        aria-label={t('photo.crop.smaller')}
        title={t('photo.crop.smaller')}
        onClick={() => grow(-1)}
      >
        −
      </button>
      <button
        type="button"
        aria-label={t('photo.crop.larger')}
        title={t('photo.crop.larger')}
        onClick={() => grow(1)}
      >
        +
      </button>
    </fieldset>
  );
}
