import { useState } from 'react';
import { failureText } from '../../i18n/failureText';
import { translator } from '../../i18n/translate';
import { useActions, useApp } from '../../state/react';
import { useExcitationWeights } from '../../state/useExcitationWeights';
import { GateTerms } from './GateTerms';
import type { CloserProps } from './LookCloser';
import { UnitTerms } from './UnitTerms';

/** The excitation of the chosen channel in two exact steps: hidden units into its gate, channels into a hidden unit. */
export function OpenedExcitation({ shape, traced, block, trace }: CloserProps) {
  const t = translator(useApp((state) => state.language));
  const chosen = useApp((state) => state.channel);
  const { chooseChannel } = useActions();
  const { read, again } = useExcitationWeights(shape.name);
  // A unit of another block is another unit.
  const [picked, setPicked] = useState<{ block: string; unit: number } | null>(null);
  const unit = picked?.block === shape.name ? picked.unit : null;

  if (read && !read.ok)
    return (
      <p role="status">
        {failureText(t, read)}{' '}
        <button type="button" className="button" onClick={again}>
          {t('lead.retry')}
        </button>
      </p>
    );
  if (!read || !traced || !block || !trace)
    return (
      <p className="help" role="status">
        {t(read ? 'result.none' : 'excitation.loading')}
      </p>
    );
  if (chosen === null || chosen >= shape.channels)
    return (
      <div className="closer-choose">
        <p>{t('excitation.choose')}</p>
        <button type="button" className="button" onClick={() => chooseChannel(block.byGate[0])}>
          {t('excitation.choose.most', { channel: block.byGate[0] })}
        </button>
      </div>
    );
  const shared = { traced, trace, weights: read.value };
  return (
    <>
      <GateTerms
        {...shared}
        channel={chosen}
        unit={unit}
        onUnit={(next) => setPicked(next === unit ? null : { block: shape.name, unit: next })}
      />
      {unit !== null && <UnitTerms {...shared} unit={unit} />}
    </>
  );
}
