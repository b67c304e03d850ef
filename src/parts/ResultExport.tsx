import type { ComponentProps } from 'react';
import { translator } from '../i18n/translate';
import { isRecorded } from '../state/drawn';
import { useApp } from '../state/react';
import { FigureExport } from './FigureExport';

/**
 * The export menu of a chart that may draw the recorded result: nothing of that leaves the page, and in the menu's place
 * stands what the numbers are.
 */
export function ResultExport(props: ComponentProps<typeof FigureExport>) {
  const t = translator(useApp((state) => state.language));
  const recorded = useApp(isRecorded);
  return (
    <div className="result-export">
      {recorded && (
        <span className="badge recorded" data-testid="recorded" title={t('recorded.help')}>
          {t('recorded')}
        </span>
      )}
      <FigureExport {...props} disabled={props.disabled || recorded} />
    </div>
  );
}
