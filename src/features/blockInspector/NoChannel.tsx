import { translator } from '../../i18n/translate';
import { leavingFocusTo } from '../../parts/moveFocus';
import { drawnTrace } from '../../state/drawn';
import { gridChannels } from '../../state/mapsWish';
import { useActions, useApp } from '../../state/react';
import { useCoarsePointer } from '../../state/useCoarsePointer';

const leavesFocus = leavingFocusTo('evidence-title');

/** In place of maps while no channel is chosen: how to choose one, and one to begin with. */
export function NoChannel() {
  const t = translator(useApp((state) => state.language));
  const touch = useCoarsePointer();
  const first = useApp((state) => {
    const block = drawnTrace(state)?.blocks.find(({ name }) => name === state.block);
    return block ? gridChannels(block).open[0] : undefined;
  });
  const { chooseChannel } = useActions();
  return (
    <p className="evidence-none">
      {t(touch ? 'evidence.none.touch' : 'evidence.none')}
      {first !== undefined && (
        <button
          type="button"
          className="button"
          data-testid="first-channel"
          ref={leavesFocus}
          onClick={() => chooseChannel(first)}
        >
          {t('evidence.none.first', { channel: first })}
        </button>
      )}
    </p>
  );
}
