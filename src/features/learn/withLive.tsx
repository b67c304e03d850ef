import type { ComponentType } from 'react';
import { translator } from '../../i18n/translate';
import { useApp } from '../../state/react';
import type { LiveStepProps, StepProps } from './StepProps';
import { useLive } from './useLive';

/** A step's live part where the network has SE blocks; where it has none, that is said in its place. */
export function withLive(Part: ComponentType<LiveStepProps>): ComponentType<StepProps> {
  return function LiveStep({ step }: StepProps) {
    const live = useLive();
    const language = useApp((state) => state.language);
    const model = useApp((state) => state.model);
    const card = useApp((state) => state.catalog.find(({ id }) => id === state.model?.id));
    if (live) return <Part step={step} live={live} />;
    const name = card?.title[language].split(' · ')[0] ?? model?.architecture ?? '';
    return <p data-testid="learn-plain">{translator(language)('learn.plain', { model: name })}</p>;
  };
}
