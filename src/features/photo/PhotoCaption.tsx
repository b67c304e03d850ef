import type { ReactNode } from 'react';
import { translator } from '../../i18n/translate';
import type { TrayImage } from '../../state/appState';
import { useActions, useApp } from '../../state/react';
import { sourceLink } from './sourceLink';

interface Props {
  image: TrayImage | null;
  /** Of the whole photo, pixels. */
  size: { width: number; height: number } | null;
  /** Takes the place of the name. */
  children?: ReactNode;
}

/** Whose photo this is and how large; the way back to the centered square. */
export function PhotoCaption({ image, size, children }: Props) {
  const language = useApp((state) => state.language);
  const origin = image?.origin;
  const sample = useApp((state) =>
    origin?.kind === 'sample' ? state.samples.find(({ id }) => id === origin.sample) : undefined,
  );
  const { setCrop } = useActions();
  const t = translator(language);
  const name = sample?.title[language] ?? image?.name;
  const source = sample && sourceLink(sample.source);
  return (
    <div className="photo-caption">
      {children || (
        <p className="photo-name" title={name}>
          {name ?? '\u00a0'}
        </p>
      )}
      <p className="photo-size">
        <span>{size ? t('photo.size', { width: size.width, height: size.height }) : '\u00a0'}</span>
        <button
          type="button"
          className="link-button"
          disabled={!image?.crop}
          onClick={({ currentTarget }) => {
            // It has nothing to do any more, and hides.
            currentTarget.closest('.photo')?.querySelector<HTMLElement>('.crop')?.focus();
            if (image) setCrop(image.id, null);
          }}
        >
          {t('photo.crop.reset')}
        </button>
      </p>
      <div className="photo-credit" data-testid="photo-credit">
        {sample && (
          <>
            <p title={sample.credit}>{sample.credit}</p>
            <p>
              {sample.license}
              {source && ' · '}
              {source && (
                <a href={source} title={sample.source} target="_blank" rel="noreferrer">
                  {t('photo.source')}
                </a>
              )}
            </p>
          </>
        )}
      </div>
    </div>
  );
}
