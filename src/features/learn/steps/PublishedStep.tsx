import { useState } from 'react';
import { translator } from '../../../i18n/translate';
import { type PublishedNet, TABLE_2 } from '../../../lessons/published';
import { Switch } from '../../../parts/Switch';
import { useApp } from '../../../state/react';
import { Covered, useSettled } from '../Covered';
import { Source } from '../Source';
import { StepBody } from '../StepBody';
import type { StepProps } from '../StepProps';
import { StepTable } from '../StepTable';

const gain = ({ plain, se }: PublishedNet) => plain.top1 - se.top1;
const two = (value: number) => value.toFixed(2);

/** The paper's Table 2, to be sorted. */
export function PublishedStep({ step }: StepProps) {
  const t = translator(useApp((state) => state.language));
  const settled = useSettled(step.id);
  const [sort, setSort] = useState<'paper' | 'gain'>('paper');
  const nets = sort === 'paper' ? TABLE_2 : [...TABLE_2].sort((a, b) => gain(b) - gain(a));
  const [{ plain, se }] = TABLE_2;
  return (
    <StepBody
      step={step}
      live={null}
      reveal={{
        option: step.answer as number,
        text: t('learn.published.reveal', {
          plain: two(plain.top1),
          se: two(se.top1),
          gflops: two(plain.gflops),
          seGflops: two(se.gflops),
        }),
      }}
    >
      <div className="panel">
        <h3>{t('learn.published.chart')}</h3>
        <p className="help">{t('learn.published.help')}</p>
        {settled ? (
          <>
            <Switch
              label={t('learn.published.sort')}
              value={sort}
              options={[
                { value: 'paper', text: t('learn.published.sort.paper') },
                { value: 'gain', text: t('learn.published.sort.gain') },
              ]}
              onChange={setSort}
            />
            <StepTable
              testId="published-table"
              caption="ImageNet"
              columns={[
                { text: t('learn.published.net') },
                // First, so that a phone shows its bars whole.
                { text: t('learn.published.gain'), most: Math.max(...TABLE_2.map(gain)) },
                { text: t('learn.published.top1') },
                { text: t('learn.published.top5') },
                { text: t('learn.published.gflops') },
              ]}
              rows={nets.map((net) => ({
                key: net.name,
                cells: [
                  { text: net.name },
                  { text: two(gain(net)), value: gain(net) },
                  { text: `${two(net.plain.top1)} → ${two(net.se.top1)}` },
                  { text: `${two(net.plain.top5)} → ${two(net.se.top5)}` },
                  { text: `${two(net.plain.gflops)} → ${two(net.se.gflops)}` },
                ],
              }))}
            />
          </>
        ) : (
          <Covered />
        )}
        <Source table={2} />
      </div>
    </StepBody>
  );
}
