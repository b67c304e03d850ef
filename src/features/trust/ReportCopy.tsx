import { useState } from 'react';
import type { LoadedModel } from '../../domain/model';
import type { RuntimeInfo } from '../../domain/runtime';
import type { Translate } from '../../i18n/translate';
import { CopyField } from '../../parts/CopyField';
import { Switch } from '../../parts/Switch';
import { modelReport } from '../../state/modelReport';
import { useApp } from '../../state/react';
import { reportText } from './reportText';

const LINES = 8;

/** All of the panel to take along, as text or as JSON. */
export function ReportCopy({
  model,
  runtime,
  t,
}: {
  model: LoadedModel;
  runtime: RuntimeInfo | null;
  t: Translate;
}) {
  const [format, setFormat] = useState<'text' | 'json'>('text');
  const check = useApp((state) => (state.crossCheck?.state === 'done' ? state.crossCheck : null));
  const report =
    format === 'text' ? reportText(model, runtime, check, t) : modelReport(model, runtime, check);
  return (
    <div className="trust-report" data-testid="trust-report">
      <Switch
        label={t('trust.report.format')}
        value={format}
        options={[
          { value: 'text', text: t('trust.report.text') },
          { value: 'json', text: 'JSON' },
        ]}
        onChange={setFormat}
      />
      <CopyField label={t('trust.report')} value={report} rows={LINES} />
    </div>
  );
}
