import type { ComponentProps } from 'react';
import { ExportMenu } from '../charts/ExportMenu';
import { exportTexts } from '../i18n/exportTexts';
import { translator } from '../i18n/translate';
import { isRecorded } from '../state/drawn';
import { useApp } from '../state/react';

/**
 * The export menu of a chart that may draw the recorded result: nothing of that leaves the page, and in the menu's place
 * stands what the numbers are.
 */
export function ResultExport(props: Omit<ComponentProps<typeof ExportMenu>, 'texts'>) {
  const t = translator(useApp((state) => state.language));
  const recorded = useApp(isRecorded);
  return (
    <div className="result-export">
      {recorded && (
        <span className="badge recorded" data-testid="recorded" title={t('recorded.help')}>
          {t('recorded')}
        </span>
      )}
      <ExportMenu {...props} texts={exportTexts(t)} disabled={props.disabled || recorded} />
    </div>
  );
}
