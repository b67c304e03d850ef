import { translator } from '../../i18n/translate';
import { activeDetour } from '../../state/detourActions';
import { useActions, useApp } from '../../state/react';
import { leavesFocus } from './leavesFocus';
import { useNetworkName } from './useNetworkName';

/** The way back to the network that was in use before a step opened another one. */
export function BackToNetwork() {
  const t = translator(useApp((state) => state.language));
  const before = useApp((state) => activeDetour(state)?.model);
  const name = useNetworkName();
  const { goBack } = useActions();
  if (before === undefined) return null;
  return (
    <button
      ref={leavesFocus}
      type="button"
      className="button"
      data-testid="learn-go-back"
      onClick={() => void goBack()}
    >
      {t('learn.back', { model: name(before) })}
    </button>
  );
}
