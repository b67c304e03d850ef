import { useState } from 'react';
import { PROBES, type Probe, type ProbeKind } from '../../domain/probe';
import { type Translate, translator } from '../../i18n/translate';
import { useActions, useApp } from '../../state/react';

const KINDS = Object.keys(PROBES) as ProbeKind[];

/** Puts a changed copy of an image beside it. */
export function AddProbe({ id, name }: { id: string; name: string }) {
  const t = translator(useApp((state) => state.language));
  const [kind, setKind] = useState<ProbeKind>('blur');
  const { addProbe } = useActions();
  return (
    <fieldset className="probe-add" aria-label={t('probe.add.label', { name })}>
      <span className="help">{t('probe.add')}</span>
      <KindSelect label={t('probe.kind', { name })} value={kind} onChange={setKind} t={t} />
      <button type="button" className="button" onClick={() => void addProbe(id, kind)}>
        {t('probe.add.button')}
      </button>
    </fieldset>
  );
}

/** Which change, and how much of it; every step of the slider is run at once. */
export function ProbeControls({ id, name, probe }: { id: string; name: string; probe: Probe }) {
  const t = translator(useApp((state) => state.language));
  const { setProbe } = useActions();
  const { kind, amount } = probe;
  const { min, max, step, none } = PROBES[kind];
  return (
    <div className="probe" data-testid="probe">
      <KindSelect
        label={t('probe.kind', { name })}
        value={kind}
        onChange={(wanted) => void setProbe(id, { kind: wanted, amount: PROBES[wanted].start })}
        t={t}
      />
      {none !== null && (
        <label className="probe-amount">
          <input
            type="range"
            aria-label={`${t('probe.amount')}, ${name}`}
            min={min}
            max={max}
            step={step}
            value={amount}
            aria-valuetext={amountText(t, probe)}
            onChange={(event) => void setProbe(id, { kind, amount: event.target.valueAsNumber })}
          />
          <span>{amountText(t, probe)}</span>
        </label>
      )}
    </div>
  );
}

interface KindSelectProps {
  label: string;
  value: ProbeKind;
  onChange(kind: ProbeKind): void;
  t: Translate;
}

function KindSelect({ label, value, onChange, t }: KindSelectProps) {
  return (
    <select
      className="probe-kind"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value as ProbeKind)}
    >
      {KINDS.map((kind) => (
        <option key={kind} value={kind}>
          {t(`probe.${kind}`)}
        </option>
      ))}
    </select>
  );
}

const amountText = (t: Translate, { kind, amount }: Probe) =>
  kind === 'flip' ? '' : t(`probe.${kind}.amount`, { amount });
