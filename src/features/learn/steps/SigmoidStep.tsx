import { orderByValue } from '../../../analysis/channelOrder';
import { logitOf, softmaxOfGates } from '../../../analysis/softmaxOfGates';
import { formatGate } from '../../../charts/formatGate';
import { formatNumber } from '../../../charts/formatNumber';
import { translator } from '../../../i18n/translate';
import { useApp } from '../../../state/react';
import { Source } from '../Source';
import { StepBody } from '../StepBody';
import type { LiveStepProps } from '../StepProps';
import { StepTable } from '../StepTable';

const MOST_ROWS = 10;

/** The block's gates beside what a softmax would make of the same sums. */
export function SigmoidStep({ step, live }: LiveStepProps) {
  const t = translator(useApp((state) => state.language));
  const { shape, gates } = live;
  const { channels, name } = shape;
  const shares = gates && softmaxOfGates(gates);
  const places = { block: name, channels, half: channels / 2 };
  return (
    <StepBody
      step={step}
      live={live}
      places={places}
      reveal={
        gates &&
        shares && {
          option: step.answer as number,
          text: t('learn.sigmoid.reveal', {
            channels,
            sum: formatNumber(gates.reduce((sum, gate) => sum + gate, 0)),
            open: gates.filter((gate) => gate > 0.5).length,
            largest: formatNumber(Math.max(...shares)),
          }),
        }
      }
    >
      <div className="panel">
        <h3>{t('learn.sigmoid.chart', { block: name })}</h3>
        <p className="help">{t('learn.sigmoid.help')}</p>
        {gates && shares ? (
          <StepTable
            testId="sigmoid-table"
            caption={t('s.axis')}
            columns={[
              { text: t('table.channel') },
              { text: t('learn.sigmoid.logit') },
              { text: t('learn.sigmoid.sigmoid'), most: 1 },
              { text: t('learn.sigmoid.softmax'), most: 1 },
            ]}
            rows={orderByValue(gates)
              .slice(0, MOST_ROWS)
              .map((channel) => ({
                key: channel,
                cells: [
                  { text: channel },
                  { text: formatNumber(logitOf(gates[channel])) },
                  { text: formatGate(gates[channel]), value: gates[channel] },
                  { text: formatNumber(shares[channel]), value: shares[channel] },
                ],
              }))}
          />
        ) : (
          <p>{t('result.none')}</p>
        )}
        <p>{t('learn.sigmoid.paper')}</p>
        <Source table={12} />
      </div>
    </StepBody>
  );
}
