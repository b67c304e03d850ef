import { translator } from '../../i18n/translate';
import { useActions, useApp } from '../../state/react';

/** The bundled photographs. */
export function SampleGallery() {
  const language = useApp((state) => state.language);
  const samples = useApp((state) => state.samples);
  const images = useApp((state) => state.images);
  const current = useApp((state) => state.pendingImage ?? state.currentImage);
  const { chooseSample } = useActions();
  const t = translator(language);
  const shown = images.find((image) => image.id === current)?.origin;
  return (
    <ul className="tray-list" aria-label={t('tray.samples')} data-testid="sample-gallery">
      {samples.map((sample) => (
        <li key={sample.id}>
          <button
            type="button"
            className="thumb"
            data-sample={sample.id}
            aria-current={shown?.kind === 'sample' && shown.sample === sample.id}
            aria-label={t('tray.show', { name: sample.title[language] })}
            title={t('tray.credit', {
              title: sample.title[language],
              credit: sample.credit,
              license: sample.license,
            })}
            onClick={() => void chooseSample(sample.id)}
          >
            <img src={`samples/${sample.file}`} alt="" loading="lazy" />
          </button>
        </li>
      ))}
    </ul>
  );
}
