import type { Sample } from '../../domain/model';
import { translator } from '../../i18n/translate';
import { siteAddress } from '../../site/siteFiles';
import { useActions, useApp } from '../../state/react';
import { ComparedThumb } from './ComparedThumb';

/** The bundled photographs. */
export function SampleGallery() {
  const language = useApp((state) => state.language);
  const samples = useApp((state) => state.samples);
  const images = useApp((state) => state.images);
  const current = useApp((state) => state.pendingImage ?? state.currentImage);
  const comparing = useApp((state) => state.view === 'compare');
  const { chooseSample, compareSample } = useActions();
  const t = translator(language);
  const shown = images.find((image) => image.id === current)?.origin;
  const titleOf = ({ title, credit, license }: Sample) =>
    t('tray.credit', { title: title[language], credit, license });
  const idOf = (sample: string) =>
    images.find(({ origin }) => origin.kind === 'sample' && origin.sample === sample)?.id ?? null;
  return (
    <ul className="tray-list" aria-label={t('tray.samples')} data-testid="sample-gallery">
      {samples.map((sample) => (
        <li key={sample.id}>
          {comparing ? (
            <ComparedThumb
              imageId={idOf(sample.id)}
              onAdd={() => void compareSample(sample.id)}
              name={sample.title[language]}
              title={titleOf(sample)}
              src={siteAddress(`samples/${sample.file}`)}
              sample={sample.id}
            />
          ) : (
            <button
              type="button"
              className="thumb"
              data-sample={sample.id}
              aria-current={shown?.kind === 'sample' && shown.sample === sample.id}
              aria-label={t('tray.show', { name: sample.title[language] })}
              title={titleOf(sample)}
              onClick={() => void chooseSample(sample.id)}
            >
              <img src={siteAddress(`samples/${sample.file}`)} alt="" loading="lazy" />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
