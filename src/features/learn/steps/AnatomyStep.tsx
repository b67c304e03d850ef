import { formatNumber } from '../../../charts/formatNumber';
import { translator } from '../../../i18n/translate';
import { useApp } from '../../../state/react';
import { Anatomy } from '../anatomy/Anatomy';
import { StepBody } from '../StepBody';
import type { LiveStepProps } from '../StepProps';

/** The parts of the block in a diagram and in PyTorch. */
export function AnatomyStep({ step, live }: LiveStepProps) {
  const t = translator(useApp((state) => state.language));
  const { name, channels, hidden } = live.shape;
  const places = {
    block: name,
    channels,
    hidden,
    one: channels ** 2,
    two: 2 * channels * hidden,
    r: formatNumber(channels / hidden),
  };
  return (
    <StepBody
      step={step}
      live={live}
      channel
      reveal={{ option: step.answer as number, text: t('learn.anatomy.reveal', places) }}
    >
      <Anatomy live={live} />
    </StepBody>
  );
}
