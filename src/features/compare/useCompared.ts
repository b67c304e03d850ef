import { useState } from 'react';
import type { RgbImage } from '../../domain/preprocess';
import type { Probe } from '../../domain/probe';
import type { Trace } from '../../domain/trace';
import { type Translate, translator } from '../../i18n/translate';
import type { AppState, ImageOrigin, TrayImage } from '../../state/appState';
import { keepSame } from '../../state/keepSame';
import { useApp } from '../../state/react';

/** An image of the comparison, as charts need it. */
export interface ComparedImage {
  id: string;
  slot: number;
  name: string;
  origin: ImageOrigin;
  predictionsHidden: boolean;
  /** Of the model in use; null before its result is there. */
  trace: Trace | null;
  input: RgbImage | null;
  /** The trace is of another change than the one that a probe is to make now. */
  due: boolean;
}

/** The images of the comparison, the pinned one first; the same list while nothing of them changes. */
export function useCompared(): readonly ComparedImage[] {
  const [select] = useState(createComparedSelector);
  return useApp(select);
}

/** Other images come, go and run all the time: charts of tens of thousands of marks must not be laid out anew for that. */
export function createComparedSelector(): (state: AppState) => readonly ComparedImage[] {
  let last: readonly ComparedImage[] = [];
  return (state) => {
    const former = last;
    // A name says what is on screen, not what is still being computed.
    const settled = comparedImages(state).map((image) => {
      const before = image.due && former.find(({ id, trace }) => id === image.id && trace === image.trace);
      return before ? { ...image, name: before.name } : image;
    });
    last = keepSame(former, settled);
    return last;
  };
}

function comparedImages({
  compared,
  images,
  samples,
  modelLoads,
  language,
  model,
}: AppState): ComparedImage[] {
  const t = translator(language);
  return numbered(
    compared.flatMap(({ id, slot }) => {
      const image = images.find((candidate) => candidate.id === id);
      if (!image) return [];
      const { origin, predictionsHidden } = image;
      const isCurrent = ({ modelLoad, output }: TrayImage) =>
        origin.kind === 'trace' ? output?.trace.model.sha256 === model?.sha256 : modelLoad === modelLoads;
      const source = origin.kind === 'probe' ? images.find((candidate) => candidate.id === origin.of) : image;
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
        origin,
        predictionsHidden,
        trace: isCurrent(image) ? (image.output?.trace ?? null) : null,
        input: origin.kind === 'trace' ? null : (image.output?.input ?? null),
        due: origin.kind === 'probe' && image.output !== null && image.output.trace.image.name !== image.name,
      };
    }),
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
export function partnerOf(
  images: readonly ComparedImage[],
  chosen: string | null,
): ComparedImage | undefined {
  const [, ...others] = images;
  return others.find(({ id }) => id === chosen) ?? others[0];
}

/** The gates of a block that multiplied U. */
export function gatesOf({ trace }: Ready, block: string): Float32Array | null {
  const found = trace.blocks.find(({ name }) => name === block);
  return found ? (found.applied ?? found.excitation) : null;
}
