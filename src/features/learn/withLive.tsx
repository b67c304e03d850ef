import type { ComponentType } from 'react';
import { defaultCard } from '../../domain/model';
import { translator } from '../../i18n/translate';
import { activeDetour } from '../../state/detourActions';
import { useActions, useApp } from '../../state/react';
import { useAllowed } from '../../state/useAllowed';
import { BackToNetwork } from './BackToNetwork';
import { leavesFocus } from './leavesFocus';
import type { LiveStepProps, StepProps } from './StepProps';
import { useLive } from './useLive';
import { useNetworkName } from './useNetworkName';

/** A step's live part where the network has SE blocks; where it has none, that is said in its place. */
export function withLive(Part: ComponentType<LiveStepProps>): ComponentType<StepProps> {
  return function LiveStep({ step }: StepProps) {
    const live = useLive();
    const t = translator(useApp((state) => state.language));
    const model = useApp((state) => state.model?.id ?? '');
    const usual = useApp((state) => defaultCard(state.catalog)?.id);
    const detour = useApp((state) => activeDetour(state) !== null);
    const free = useAllowed('model');
    const name = useNetworkName();
    const { chooseModel } = useActions();
    if (live) return <Part step={step} live={live} />;
    return (
      <div data-testid="learn-plain">
        <p>{t('learn.plain', { model: name(model) })}</p>
        {free && detour && <BackToNetwork />}
        {free && !detour && usual && (
          <button
            ref={leavesFocus}
            type="button"
            className="button primary"
            onClick={() => void chooseModel(usual)}
          >
            {t('learn.open', { model: name(usual) })}
          </button>
        )}
      </div>
    );
  };
}
