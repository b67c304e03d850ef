import { useMemo } from 'react';
import type { RgbImage } from '../../domain/preprocess';
import type { Probe } from '../../domain/probe';
import type { Trace } from '../../domain/trace';
import { type Translate, translator } from '../../i18n/translate';
import type { TrayImage } from '../../state/appState';
import { useApp } from '../../state/react';

/** An image of the comparison, as charts need it. */
export interface ComparedImage {
  id: string;
  slot: number;
  name: string;
  image: TrayImage;
  /** Of the model in use; null before its result is there. */
  trace: Trace | null;
  input: RgbImage | null;
}

/** The images of the comparison, the pinned one first. */
export function useCompared(): ComparedImage[] {
  const compared = useApp((state) => state.compared);
  const images = useApp((state) => state.images);
  const samples = useApp((state) => state.samples);
  const modelLoads = useApp((state) => state.modelLoads);
  const language = useApp((state) => state.language);
  const weights = useApp((state) => state.model?.sha256);
  const t = translator(language);
  return useMemo(
    () =>
      numbered(
        compared.flatMap(({ id, slot }) => {
          const image = images.find((candidate) => candidate.id === id);
          if (!image) return [];
          const { origin } = image;
          const isCurrent = ({ modelLoad, output }: TrayImage) =>
            origin.kind === 'trace' ? output?.trace.model.sha256 === weights : modelLoad === modelLoads;
          const source =
            origin.kind === 'probe' ? images.find((candidate) => candidate.id === origin.of) : image;
          const original = source?.origin;
          const sample =
            original?.kind === 'sample'
              ? samples.find((candidate) => candidate.id === original.sample)
              : undefined;
          const plain = sample?.title[language] ?? source?.name ?? image.name;
          return {
            id,
            slot,
            name: origin.kind === 'probe' ? probeName(t, plain, origin.probe) : plain,
            image,
            trace: isCurrent(image) ? (image.output?.trace ?? null) : null,
            input: origin.kind === 'trace' ? null : (image.output?.input ?? null),
          };
        }),
      ),
    [compared, images, samples, modelLoads, weights, language, t],
  );
}

function probeName(t: Translate, name: string, { kind, amount }: Probe): string {
  const change = t(`probe.${kind}`);
  return kind === 'flip'
    ? t('probe.name.plain', { name, kind: change })
    : t('probe.name', { name, kind: change, amount: t(`probe.${kind}.amount`, { amount }) });
}

/** Equal names are told apart by a number. */
function numbered(images: ComparedImage[]): ComparedImage[] {
  return images.map((image, at) => {
    const before = images.slice(0, at).filter(({ name }) => name === image.name).length;
    return before === 0 ? image : { ...image, name: `${image.name} (${before + 1})` };
  });
}

/** One whose result is there. */
export type Ready = ComparedImage & { trace: Trace };

export const isReady = (image: ComparedImage): image is Ready => image.trace !== null;

/** The image set against the pinned one: the chosen one, else the second. */
export function partnerOf(images: ComparedImage[], chosen: string | null): ComparedImage | undefined {
  const [, ...others] = images;
  return others.find(({ id }) => id === chosen) ?? others[0];
}

/** The gates of a block that multiplied U. */
export function gatesOf({ trace }: Ready, block: string): Float32Array | null {
  const found = trace.blocks.find(({ name }) => name === block);
  return found ? (found.applied ?? found.excitation) : null;
}
