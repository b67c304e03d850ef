import { networkCounts } from '../../../analysis/networkCounts';
import { translator } from '../../../i18n/translate';
import { useApp } from '../../../state/react';
import { StepBody } from '../StepBody';
import { StepMaps } from '../StepMaps';
import type { LiveStepProps } from '../StepProps';
import { useChannelMaps } from '../useChannelMaps';

/** One channel's maps after the other, and how many gates one image gets. */
export function ChannelsStep({ step, live }: LiveStepProps) {
  const language = useApp((state) => state.language);
  const t = translator(language);
  const whole = new Intl.NumberFormat(language);
  const maps = useChannelMaps(live);
  const { blocks } = live.model;
  const { gates, cells } = networkCounts(blocks);
  const places = { blocks: blocks.length, gates: whole.format(gates), cells: whole.format(cells) };
  return (
    <StepBody
      step={step}
      live={live}
      choice="channel"
      places={places}
      reveal={{ option: step.answer as number, text: t('learn.channels.reveal', places) }}
    >
      <StepMaps
        live={live}
        {...maps}
        title={t('evidence.maps.title', { channel: live.channel, block: live.shape.name })}
      />
    </StepBody>
  );
}
