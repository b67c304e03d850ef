import { useState } from 'react';
import { addedOperations, addedParameters, SE_RESNET_50, stagesOf } from '../../analysis/seCost';
import type { LoadedModel } from '../../domain/model';
import { translator } from '../../i18n/translate';
import { Switch } from '../../parts/Switch';
import { useApp } from '../../state/react';

/** Values of r, from the costliest on. */
const RATIOS = [1, 2, 4, 8, 16, 32, 64];

/** The formula with its numbers: r and the stages that have SE can be changed. */
export function CostCalculator({ model }: { model: LoadedModel }) {
  const language = useApp((state) => state.language);
  const t = translator(language);
  const { channels, hidden } = model.blocks[0];
  const own = RATIOS.indexOf(Math.round(channels / hidden));
  const [net, setNet] = useState<'this' | 'paper'>('this');
  const [at, setAt] = useState(own >= 0 ? own : RATIOS.indexOf(16));
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const r = RATIOS[at];
  const all = net === 'this' ? stagesOf(model.blocks) : SE_RESNET_50;
  const stages = all.filter((_, stage) => !left.has(stage));
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const toggle = (stage: number) => {
    const next = new Set(left);
    if (!next.delete(stage)) next.add(stage);
    setLeft(next);
  };
  return (
    <div className="panel cost" data-testid="cost">
      <div className="panel-controls">
        <Switch
          label={t('learn.ratio.net')}
          value={net}
          options={[
            { value: 'this', text: t('learn.ratio.net.this') },
            { value: 'paper', text: t('learn.ratio.net.paper') },
          ]}
          onChange={(value) => {
            setNet(value);
            setLeft(new Set());
          }}
        />
        <label className="labeled">
          {t('learn.ratio.r', { r })}{' '}
          <input
            type="range"
            data-testid="cost-r"
            min={0}
            max={RATIOS.length - 1}
            value={at}
            aria-valuetext={String(r)}
            onChange={(event) => setAt(Number(event.target.value))}
          />
        </label>
      </div>
      <fieldset className="cost-stages">
        <legend>{t('learn.ratio.stages')}</legend>
        {all.map(({ blocks, channels: width }, stage) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: stages keep their places
          <label key={stage}>
            <input type="checkbox" checked={!left.has(stage)} onChange={() => toggle(stage)} />
            <span>{t('learn.ratio.stage', { stage: stage + 2, blocks, channels: width })}</span>
          </label>
        ))}
      </fieldset>
      <p className="cost-result" role="status" data-testid="cost-result">
        {stages.length === 0
          ? t('learn.ratio.none')
          : t('learn.ratio.result', {
              r,
              sum: stages.map(({ blocks, channels: width }) => `${blocks}·${width}²`).join(' + '),
              added: whole.format(addedParameters(stages, r)),
              operations: whole.format(addedOperations(stages, r)),
            })}
      </p>
      <p className="help">{t('learn.ratio.operations')}</p>
    </div>
  );
}
