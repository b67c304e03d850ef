import { type RefObject, useEffect, useRef } from 'react';
import type { TrayImage } from '../../state/appState';
import { useActions, useApp } from '../../state/react';

/** Removes images from the tray; the focus goes to the neighbor, or to "Add your image" after the last one. */
export function useRemoving(own: readonly TrayImage[], tray: RefObject<HTMLElement | null>) {
  const current = useApp((state) => state.currentImage);
  const { removeImage, removeImages, setCamera } = useActions();
  const focusNext = useRef<string | null>(null);

  useEffect(() => {
    if (focusNext.current === null) return;
    tray.current?.querySelector<HTMLElement>(focusNext.current)?.focus();
    focusNext.current = null;
  });

  /** The next frame of the camera would bring its image back. */
  const stopCamera = ({ origin }: TrayImage) => origin.kind === 'camera' && setCamera(false);

  return {
    remove(image: TrayImage) {
      const at = own.indexOf(image);
      const neighbor = own[at + 1] ?? own[at - 1];
      focusNext.current = neighbor ? `[data-image="${neighbor.id}"]` : '[data-testid="add-images"]';
      stopCamera(image);
      removeImage(image.id);
    },
    removeAll() {
      focusNext.current = '[data-testid="add-images"]';
      // The one on screen last: what follows it on screen is then none of the others.
      const ordered = [...own].sort((a, b) => Number(a.id === current) - Number(b.id === current));
      for (const image of own) stopCamera(image);
      removeImages(ordered.map(({ id }) => id));
    },
  };
}
