import { useMemo } from 'react';
import { orderByValue, rankByValue } from '../../../analysis/channelOrder';
import { noneSomeAll } from '../../../analysis/saturatedBlocks';
import { sharedAtTop } from '../../../analysis/sharedAtTop';
import { formatGate } from '../../../charts/formatGate';
import { formatNumber } from '../../../charts/formatNumber';
import { translator } from '../../../i18n/translate';
import { useActions, useApp } from '../../../state/react';
import { useSettled } from '../Covered';
import { StepBody } from '../StepBody';
import type { LiveStepProps } from '../StepProps';
import { StepTable } from '../StepTable';

/** Of a block with fewer channels a quarter. */
const MOST = 10;

/** Open channels against channels of large |z|: neither tells what a channel is worth. */
export function ImportanceStep({ step, live }: LiveStepProps) {
  const t = translator(useApp((state) => state.language));
  const { goToStep } = useActions();
  const settled = useSettled(step.id);
  const { shape, block, gates } = live;
  const { channels, name } = shape;
  const most = Math.min(MOST, Math.max(1, Math.floor(channels / 4)));
  const found = useMemo(() => {
    if (!block || !gates) return null;
    const sizes = block.squeeze.map(Math.abs);
    const byGate = orderByValue(gates);
    return { byGate, ranks: rankByValue(sizes), count: sharedAtTop(byGate, orderByValue(sizes), most) };
  }, [block, gates, most]);
  const places = { most, block: name };
  return (
    <StepBody
      step={step}
      live={live}
      places={places}
      reveal={
        found && {
          option: noneSomeAll(found.count, most),
          text: t('learn.importance.reveal', {
            ...places,
            count: found.count,
            expected: formatNumber(most ** 2 / channels),
          }),
        }
      }
    >
      <div className="panel">
        <h3>{t('learn.importance.chart', { block: name })}</h3>
        <p className="help">{t('learn.importance.help', { most, channels })}</p>
        {found && block && gates ? (
          <StepTable
            testId="importance-table"
            caption={t('summary.most')}
            columns={[
              { text: t('table.channel') },
              { text: t('s.axis'), most: 1 },
              { text: t('z.axis') },
              { text: t('learn.importance.rank') },
            ]}
            rows={found.byGate.slice(0, most).map((channel) => ({
              key: channel,
              marked: settled && found.ranks[channel] <= most,
              cells: [
                { text: channel },
                { text: formatGate(gates[channel]), value: gates[channel] },
                { text: formatNumber(block.squeeze[channel]) },
                { text: settled ? found.ranks[channel] : '?' },
              ],
            }))}
          />
        ) : (
          <p>{t('result.none')}</p>
        )}
        {!settled && <p className="help">{t('learn.importance.covered')}</p>}
        <button type="button" className="button" onClick={() => goToStep('surgery')}>
          {t('learn.ten.step', { title: t('learn.surgery.title') })}
        </button>
      </div>
    </StepBody>
  );
}
