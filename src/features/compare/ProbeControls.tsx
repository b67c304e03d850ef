import { PROBES, type Probe, type ProbeKind } from '../../domain/probe';
import { translator } from '../../i18n/translate';
import { useActions, useApp } from '../../state/react';

const KINDS = Object.keys(PROBES) as ProbeKind[];

/** Puts a changed copy of an image beside it. */
export function AddProbe({ id, name }: { id: string; name: string }) {
  const t = translator(useApp((state) => state.language));
  const { addProbe } = useActions();
  return (
    <select
      className="probe-kind"
      aria-label={t('probe.add.label', { name })}
      value=""
      onChange={(event) => void addProbe(id, event.target.value as ProbeKind)}
    >
      <option value="" disabled>
        {t('probe.add')}
      </option>
      {KINDS.map((kind) => (
        <option key={kind} value={kind}>
          {t(`probe.${kind}`)}
        </option>
      ))}
    </select>
  );
}

/** Which change, and how much of it; every step of the slider is run at once. */
export function ProbeControls({ id, probe }: { id: string; probe: Probe }) {
  const t = translator(useApp((state) => state.language));
  const { setProbe } = useActions();
  const { min, max, step, none } = PROBES[probe.kind];
  return (
    <div className="probe" data-testid="probe">
      <select
        className="probe-kind"
        aria-label={t('probe.kind')}
        value={probe.kind}
        onChange={(event) => {
          const kind = event.target.value as ProbeKind;
          void setProbe(id, { kind, amount: PROBES[kind].start });
        }}
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`probe.${kind}`)}
          </option>
        ))}
      </select>
      {none !== null && (
        <label className="probe-amount">
          <input
            type="range"
            aria-label={t(`probe.${probe.kind}`)}
            min={min}
            max={max}
            step={step}
            value={probe.amount}
            aria-valuetext={t(`probe.${probe.kind}.amount`, { amount: probe.amount })}
            onChange={(event) => void setProbe(id, { ...probe, amount: event.target.valueAsNumber })}
          />
          <span>{t(`probe.${probe.kind}.amount`, { amount: probe.amount })}</span>
        </label>
      )}
    </div>
  );
}
