import { translator } from '../../i18n/translate';
import { imageTitle } from '../../state/imageTitle';
import { useApp } from '../../state/react';

interface Props {
  /** The id of the image that lends its gates. */
  value: string;
  onChange(donor: string): void;
}

/** Which image lends its gates: one of the tray, or a sample that is not there yet. */
export function DonorSelect({ value, onChange }: Props) {
  const language = useApp((state) => state.language);
  const t = translator(language);
  const images = useApp((state) => state.images);
  const samples = useApp((state) => state.samples);
  const brought = new Set(images.map(({ origin }) => (origin.kind === 'sample' ? origin.sample : null)));
  return (
    <label className="labeled">
      {t('lab.image')}{' '}
      <select data-testid="lab-image" value={value} onChange={(event) => onChange(event.target.value)}>
        {images
          .filter(({ origin }) => origin.kind !== 'trace')
          .map((image) => (
            <option key={image.id} value={image.id}>
              {imageTitle({ samples, language }, image)}
            </option>
          ))}
        {samples
          .filter(({ id }) => !brought.has(id))
          .map(({ id, title }) => (
            <option key={id} value={`sample:${id}`}>
              {title[language]}
            </option>
          ))}
      </select>
    </label>
  );
}
