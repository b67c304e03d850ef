import { translator } from '../../i18n/translate';
import { useApp } from '../../state/react';
import { Switch } from './Switch';

export type GateRange = 'unit' | 'fit';

/** Whether the axis of gates runs from 0 to 1, or over what is shown. */
export function RangeSwitch({ value, onChange }: { value: GateRange; onChange(value: GateRange): void }) {
  const t = translator(useApp((state) => state.language));
  return (
    <Switch
      label={t('classes.range')}
      value={value}
      options={[
        { value: 'unit', text: t('classes.range.unit') },
        { value: 'fit', text: t('classes.range.fit') },
      ]}
      onChange={onChange}
    />
  );
}
