import { formatNumber } from '../../../charts/formatNumber';
import { translator } from '../../../i18n/translate';
import { useApp } from '../../../state/react';
import { Anatomy } from '../anatomy/Anatomy';
import { StepBody } from '../StepBody';
import type { LiveStepProps } from '../StepProps';

/** The parts of the block in a diagram and in PyTorch. */
export function AnatomyStep({ step, live }: LiveStepProps) {
  const language = useApp((state) => state.language);
  const t = translator(language);
  const whole = new Intl.NumberFormat(language);
  const { name, channels, hidden } = live.shape;
  const places = {
    block: name,
    channels,
    hidden,
    one: whole.format(channels ** 2),
    two: whole.format(2 * channels * hidden),
    r: formatNumber(channels / hidden),
  };
  return (
    <StepBody
      step={step}
      live={live}
      choice="channel"
      reveal={{ option: step.answer as number, text: t('learn.anatomy.reveal', places) }}
    >
      <Anatomy live={live} />
    </StepBody>
  );
}
