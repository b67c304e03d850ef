import { translator } from '../i18n/translate';
import { useActions, useApp } from '../state/react';
import { Switch } from './Switch';

/** Whether the axes of gates run from 0 to 1, or over what is shown. */
export function RangeSwitch() {
  const range = useApp((state) => state.classView.range);
  const { setClassView } = useActions();
  const t = translator(useApp((state) => state.language));
  return (
    <Switch
      label={t('classes.range')}
      value={range}
      options={[
        { value: 'unit', text: t('classes.range.unit') },
        { value: 'fit', text: t('classes.range.fit') },
      ]}
      onChange={(value) => setClassView({ range: value })}
    />
  );
}
