import { type AskedPart, type LessonAnswer, otherParts } from '../../domain/lesson';
import type { Step } from '../../lessons/lesson';
import { shownImage } from '../../state/appState';
import { imageTitle } from '../../state/imageTitle';
import { useApp } from '../../state/react';
import type { QuestionProps } from './Question';
import { useNetworkName } from './useNetworkName';

/** Of a prediction: what it was put to, and what the question is put to now, in words. */
export interface OtherQuestion {
  before: string;
  now: string;
}

/** null: the question on screen is the one that was answered. */
export function useOtherQuestion(
  { asks }: Step,
  places: QuestionProps['places'] = {},
  given: LessonAnswer | undefined,
): OtherQuestion | null {
  const language = useApp((state) => state.language);
  const samples = useApp((state) => state.samples);
  const images = useApp((state) => state.images);
  const shown = useApp(shownImage);
  const model = useApp((state) => state.model?.id);
  const nameOf = useNetworkName();
  const asked = given?.asked;
  const now = { places, image: shown?.name, model };
  const others = otherParts(asks, asked, now);
  if (!asked || others.length === 0) return null;
  const pictureOf = (name: string) => {
    const image = name === shown?.name ? shown : images.find((one) => one.name === name);
    if (image) return imageTitle({ samples, language }, image);
    return samples.find(({ file }) => file === name)?.title[language] ?? name;
  };
  const words = (question: typeof now) => {
    const word: Record<AskedPart, () => string> = {
      block: () => String(question.places.block),
      image: () => pictureOf(question.image ?? ''),
      model: () => nameOf(question.model ?? ''),
    };
    return new Intl.ListFormat(language).format(others.map((part) => word[part]()));
  };
  return { before: words(asked), now: words(now) };
}
