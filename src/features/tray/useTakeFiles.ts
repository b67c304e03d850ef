import { CLASS_CONTROLS } from '../../domain/classControls';
import { fail } from '../../domain/failure';
import { useActions, useApp } from '../../state/react';
import { sortFiles } from '../../state/sortFiles';
import { useAllowed } from '../../state/useAllowed';

const IMAGE = /\.(jpe?g|png|webp|gif|bmp|avif|heic|svg)$/i;

/**
 * Takes files of any kinds: a model with what belongs to it, or labels; sessions and traces; pictures, which are shown last, so
 * that they run on the model they came with.
 */
export function useTakeFiles(showImages: () => void): (files: readonly File[]) => Promise<void> {
  const { addFiles, openModelFiles, openSession, reportFailure } = useActions();
  const [images, models] = [useAllowed('images'), useAllowed('model')];
  const sessions = useApp(({ allowed }) => allowed === null || allowed.length === CLASS_CONTROLS.length);
  return async (files) => {
    const { weights, beside, configs, labels, checkpoints, documents, foreign, others } =
      await sortFiles(files);
    const refuse = () => void reportFailure(fail('withheld'));
    const model = [...weights, ...Object.values(beside), ...configs, ...labels, ...checkpoints];
    // A model's folder holds much else: only what is a picture by its name is taken for one there.
    const pictures = weights.length > 0 ? others.filter(({ name }) => IMAGE.test(name)) : others;
    if (model.length > 0) {
      if (models) await openModelFiles(model);
      else refuse();
    }
    const sheets = weights.length > 0 ? documents : [...documents, ...foreign];
    if (sheets.length > 0) {
      if (!sessions) refuse();
      else for (const file of sheets) await openSession(await file.text());
    }
    if (pictures.length === 0) return;
    if (!images) return refuse();
    addFiles(pictures);
    showImages();
  };
}
