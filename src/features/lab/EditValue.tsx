import { ALL_CLASSES, type GateEdit } from '../../domain/gateEdit';
import type { LoadedModel } from '../../domain/model';
import { translator } from '../../i18n/translate';
import { useActions, useApp } from '../../state/react';
import { useClassNames } from '../../state/useClassNames';
import { DonorSelect } from './DonorSelect';

interface Props {
  edit: GateEdit;
  model: LoadedModel;
  onChange(edit: GateEdit, gesture?: string): void;
  /** An image's id, or `sample:ID`. */
  onDonor(donor: string): void;
}

/** What an edit still leaves open: which class, which value, which image. */
export function EditValue({ edit, model, onChange, onDonor }: Props) {
  const t = translator(useApp((state) => state.language));
  const names = useClassNames(model);
  const { endGesture } = useActions();
  if (edit.mode === 'profile' && edit.class !== ALL_CLASSES)
    return (
      <label className="labeled">
        {t('lab.class')}{' '}
        <select
          data-testid="lab-class"
          value={edit.class}
          onChange={(event) => onChange({ mode: 'profile', class: event.target.value })}
        >
          {model.labels.map((label, index) => (
            <option key={label} value={label}>
              {names[index]}
            </option>
          ))}
        </select>
      </label>
    );
  if (edit.mode === 'constant')
    return (
      <label className="labeled">
        {t('lab.constant')}{' '}
        <input
          type="range"
          data-testid="lab-constant"
          min={0}
          max={1}
          step={0.01}
          value={edit.value}
          onChange={(event) => onChange({ mode: 'constant', value: event.target.valueAsNumber }, 'constant')}
          onPointerUp={endGesture}
          onBlur={endGesture}
        />
        <output>{edit.value.toFixed(2)}</output>
      </label>
    );
  if (edit.mode === 'from') return <DonorSelect value={edit.image} onChange={onDonor} />;
  return null;
}
