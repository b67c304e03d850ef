import { translator } from '../../i18n/translate';
import { ProgressBar } from '../../parts/ProgressBar';
import { useApp } from '../../state/react';
import { useNetworkName } from './useNetworkName';

/** In place of a step's live part while the network of before is being loaded. */
export function Returning() {
  const t = translator(useApp((state) => state.language));
  const model = useApp((state) => state.detour?.model ?? '');
  const progress = useApp((state) => state.progress);
  const recovering = useApp((state) => state.stage === 'recovering');
  const name = useNetworkName();
  return (
    <div role="status" data-testid="learn-returning">
      <p>{t('learn.returning', { model: name(model) })}</p>
      <ProgressBar progress={progress} recovering={recovering} t={t} />
    </div>
  );
}
