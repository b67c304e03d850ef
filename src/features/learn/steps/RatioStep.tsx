import { heldParameters, stagesOf } from '../../../analysis/seCost';
import { formatPercent } from '../../../charts/formatPercent';
import { translator } from '../../../i18n/translate';
import { useApp } from '../../../state/react';
import { CostCalculator } from '../CostCalculator';
import { CostTable } from '../CostTable';
import { StepBody } from '../StepBody';
import type { LiveStepProps } from '../StepProps';

/** What r costs in the network in use and in the paper's. */
export function RatioStep({ step, live }: LiveStepProps) {
  const language = useApp((state) => state.language);
  const t = translator(language);
  const { blocks, parameters } = live.model;
  const held = heldParameters(blocks);
  const stages = stagesOf(blocks);
  const last = heldParameters(blocks.slice(-(stages.at(-1)?.blocks ?? 0)));
  const whole = new Intl.NumberFormat(language);
  return (
    <StepBody
      step={step}
      live={live}
      choice="none"
      reveal={{
        option: step.answer as number,
        text: t('learn.ratio.reveal', {
          held: whole.format(held),
          share: formatPercent(held / parameters),
          all: whole.format(parameters),
          last: formatPercent(last / held),
          double: whole.format(2 * held),
        }),
      }}
    >
      <CostCalculator model={live.model} />
      <CostTable />
    </StepBody>
  );
}
