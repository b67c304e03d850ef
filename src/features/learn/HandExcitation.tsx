import { useMemo, useState } from 'react';
import { gateStep, hiddenStep } from '../../analysis/excitationSteps';
import { excite, gatesChanged, spreadOfZ } from '../../analysis/excite';
import { formatGate } from '../../charts/formatGate';
import { formatNumber } from '../../charts/formatNumber';
import type { ExcitationWeights } from '../../domain/excitation';
import { translator } from '../../i18n/translate';
import { SteadyButton } from '../../parts/SteadyButton';
import { Switch } from '../../parts/Switch';
import { useApp } from '../../state/react';
import { ExcitationTable } from './ExcitationTable';

interface Props {
  block: string;
  /** z of the shown image, (C). */
  squeeze: Float32Array;
  weights: ExcitationWeights;
  channel: number;
}

/** The slider reaches so many deviations of the block's z to either side. */
const REACH = 4;

/** From z to s with every weight in sight: sums of one hidden unit and one gate, and what changing one z does to all. */
export function HandExcitation({ block, squeeze, weights, channel }: Props) {
  const t = translator(useApp((state) => state.language));
  const units = weights.w1.length / squeeze.length;
  const [unit, setUnit] = useState(0);
  const [changed, setChanged] = useState<{ channel: number; z: number } | null>(null);
  // Another channel starts from what was computed.
  const own = changed?.channel === channel ? changed : null;
  const z = useMemo(
    () => (own ? squeeze.map((value, at) => (at === channel ? own.z : value)) : squeeze),
    [squeeze, own, channel],
  );
  const before = useMemo(() => excite(squeeze, weights), [squeeze, weights]);
  const now = useMemo(() => excite(z, weights), [z, weights]);
  const { count, most } = gatesChanged(before.gates, now.gates);
  const reach = REACH * spreadOfZ(squeeze);

  const hidden = hiddenStep(z, weights, unit);
  const gate = gateStep(now.hidden, weights, channel);
  const terms = (values: Float32Array, row: (at: number) => number, bias: number) =>
    [
      ...Array.from(values, (value, at) => `${formatNumber(value)} × ${formatNumber(row(at))}`),
      ...(bias === 0 ? [] : [formatNumber(bias)]),
    ].join(' + ');
  const channels = squeeze.length;

  return (
    <div className="panel hand" data-testid="hand-excitation">
      <h3>{t('learn.excitation.matrices', { block, channels })}</h3>
      <p className="help">{t('learn.excitation.help')}</p>
      <div className="panel-controls">
        <Switch
          label={t('learn.excitation.unit')}
          value={String(unit)}
          options={Array.from({ length: units }, (_, at) => ({ value: String(at), text: String(at) }))}
          onChange={(value) => setUnit(Number(value))}
        />
        <label className="labeled">
          {t('learn.excitation.change', { channel, value: formatNumber(z[channel]) })}{' '}
          <input
            type="range"
            data-testid="excitation-z"
            min={squeeze[channel] - reach}
            max={squeeze[channel] + reach}
            step={reach / 40}
            value={z[channel]}
            aria-valuetext={formatNumber(z[channel])}
            onChange={(event) => setChanged({ channel, z: Number(event.target.value) })}
          />
        </label>
        <SteadyButton className="button" idle={!own} onClick={() => setChanged(null)}>
          {t('learn.excitation.reset')}
        </SteadyButton>
      </div>
      <p role="status" data-testid="excitation-changed">
        {t('learn.excitation.changed', { count, channels, most: formatNumber(most) })}
      </p>
      <ExcitationTable
        {...{ z, weights, unit, channel }}
        hidden={now.hidden}
        gates={now.gates}
        before={before.gates}
      />
      <p className="hand-sum">
        {t('learn.excitation.unit.sum', {
          unit,
          terms: terms(z, (at) => weights.w1[unit * channels + at], hidden.bias),
          sum: formatNumber(hidden.sum),
          h: formatNumber(now.hidden[unit]),
        })}
      </p>
      <p className="hand-sum">
        {t('learn.excitation.gate.sum', {
          channel,
          terms: terms(now.hidden, (at) => weights.w2[channel * units + at], gate.bias),
          sum: formatNumber(gate.sum),
          s: formatGate(now.gates[channel]),
        })}
      </p>
    </div>
  );
}
