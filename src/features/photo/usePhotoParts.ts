import { layoutPhoto, photoSize } from '../../charts/layout/layoutPhoto';
import { useSheetPart } from '../../charts/sheet/SheetContext';
import { translator } from '../../i18n/translate';
import type { TrayImage } from '../../state/appState';
import { imageTitle } from '../../state/imageTitle';
import { provenance } from '../../state/provenance';
import { useApp } from '../../state/react';
import { useCredits } from '../../state/useCredits';
import { readPicture } from './readPicture';

/** Largest height of the photograph and side of the input in the picture of the view, units. */
const TALLEST = 200;
const INPUT_SIDE = 120;

/** Photograph and input pixels as parts of the picture of the view. `still`: address of what an <img> shows. */
export function usePhotoParts(image: TrayImage | null, still: string | undefined): void {
  const language = useApp((state) => state.language);
  const samples = useApp((state) => state.samples);
  const credits = useCredits(image ? [image] : []);
  const t = translator(language);
  const output = image?.output ?? null;
  const traced = output?.trace.image;
  const lines = output ? provenance(output.trace) : [];
  useSheetPart(
    'photo',
    image && traced && still
      ? {
          title: t('photo.title'),
          help: imageTitle({ samples, language }, image),
          provenance: [...lines, ...credits],
          async prepare() {
            const pixelsOf = await readPicture(still);
            if (!pixelsOf) return null;
            return (width, ratio) => {
              const size = photoSize(traced, width, TALLEST);
              const pixels = pixelsOf(size.width * ratio, size.height * ratio);
              return layoutPhoto(pixels, traced, image.crop ?? traced.crop, size);
            };
          },
        }
      : null,
  );
  useSheetPart(
    'photo-input',
    output && traced
      ? {
          title: t('photo.input'),
          help: t('photo.input.help', { size: traced.preprocess.inputSize }),
          provenance: lines,
          prepare: async () => (width, ratio) => {
            const pixels = output.input;
            // Each pixel of the input is a square of whole pixels of the file.
            const square = Math.floor((Math.min(width, INPUT_SIDE) * ratio) / pixels.width);
            const side = (Math.max(1, square) * pixels.width) / ratio;
            return {
              width: side,
              height: side,
              dense: [{ kind: 'image', x: 0, y: 0, width: side, height: side, pixels }],
              marks: [],
            };
          },
        }
      : null,
  );
}
