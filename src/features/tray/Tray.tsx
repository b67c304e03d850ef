import { useEffect, useRef } from 'react';
import { translator } from '../../i18n/translate';
import { Withheld } from '../../parts/Withheld';
import type { TrayImage } from '../../state/appState';
import { ownImages } from '../../state/ownImages';
import { useApp } from '../../state/react';
import { useAllowed } from '../../state/useAllowed';
import { AddImages } from './AddImages';
import { SampleGallery } from './SampleGallery';
import { showWithin } from './showWithin';
import { TrayItem } from './TrayItem';
import { useRemoving } from './useRemoving';

/** As many of the visitor's images make it worth to remove them all at once. */
const MANY = 3;

/** The visitor's images and the samples; one of them is on screen. */
export function Tray() {
  const t = translator(useApp((state) => state.language));
  const images = useApp((state) => state.images);
  const samples = useApp((state) => state.samples);
  const current = useApp((state) => state.pendingImage ?? state.currentImage);
  const tray = useRef<HTMLElement>(null);
  const row = useRef<HTMLDivElement>(null);
  // Every frame of the camera is an image of its own; its place in the tray is one.
  const placeOf = ({ origin, id }: TrayImage) => (origin.kind === 'camera' ? 'camera' : id);
  const own = ownImages(images, current);
  const shown = own.find(({ id }) => id === current);
  const place = shown ? placeOf(shown) : current;
  const free = useAllowed('images');
  const { remove, removeAll } = useRemoving(own, tray);

  // biome-ignore lint/correctness/useExhaustiveDependencies: also when thumbnails come in before the current one
  useEffect(() => {
    const thumb = row.current?.querySelector<HTMLElement>('[aria-current="true"]');
    if (row.current && thumb) showWithin(row.current, thumb);
  }, [place, own.length, samples.length]);

  if (!free)
    return (
      <nav className="tray" aria-label={t('tray.title')} data-testid="tray">
        <Withheld control="images" />
      </nav>
    );
  return (
    <nav className="tray" aria-label={t('tray.title')} data-testid="tray" ref={tray}>
      <AddImages />
      <div className="tray-scroll" ref={row}>
        {own.length > 0 && (
          <ul className="tray-list" aria-label={t('tray.yours')}>
            {own.map((image) => (
              <TrayItem
                key={placeOf(image)}
                image={image}
                current={image.id === current}
                onRemove={() => remove(image)}
              />
            ))}
          </ul>
        )}
        {own.length >= MANY && (
          <button
            type="button"
            className="link-button tray-clear"
            title={t('tray.clear.help')}
            onClick={removeAll}
          >
            {t('tray.clear')}
          </button>
        )}
        <SampleGallery />
      </div>
    </nav>
  );
}
