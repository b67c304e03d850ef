import { translator } from '../../i18n/translate';
import { SteadyButton } from '../../parts/SteadyButton';
import { useActions, useApp } from '../../state/react';
import { leavesFocus } from './leavesFocus';
import { useNetworkName } from './useNetworkName';

/** Opens a bundled network for the step; the one that is in use already cannot be opened again. */
export function OpenNetwork({ id, primary = false }: { id: string; primary?: boolean }) {
  const t = translator(useApp((state) => state.language));
  const inUse = useApp((state) => state.model?.id === id);
  const name = useNetworkName()(id);
  const { openForStep } = useActions();
  return (
    <SteadyButton
      ref={leavesFocus}
      className={primary ? 'button primary' : 'button'}
      idle={inUse}
      onClick={() => void openForStep(id)}
    >
      {t(inUse ? 'learn.open.in-use' : 'learn.open', { model: name })}
    </SteadyButton>
  );
}
