import type { ClassControl } from '../domain/classControls';
import { translator } from '../i18n/translate';
import { useApp } from '../state/react';

/** Stands in place of what the teacher's link leaves out, with the reason. */
export function Withheld({ control }: { control: ClassControl | 'session' }) {
  const t = translator(useApp((state) => state.language));
  return (
    <p className="help withheld" data-testid={`withheld-${control}`}>
      {t(`class.withheld.${control}`)}
    </p>
  );
}
