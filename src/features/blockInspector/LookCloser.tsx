import { useState } from 'react';
import type { SEBlockShape } from '../../domain/block';
import type { BlockTrace, Trace } from '../../domain/trace';
import { translator } from '../../i18n/translate';
import { useApp } from '../../state/react';
import type { BlockNumbers } from './BlockStrip';
import { GateDistribution } from './GateDistribution';
import { OpenedExcitation } from './OpenedExcitation';
import { ZAgainstS } from './ZAgainstS';

export interface CloserProps {
  shape: SEBlockShape;
  /** The block in the shown result; null before there is one. */
  traced: BlockTrace | null;
  block: BlockNumbers | null;
  trace: Trace | null;
  /** Position -> channel, as in the strips. */
  order: number[];
  valueText(channel: number): string;
}

const PARTS = { scatter: ZAgainstS, distribution: GateDistribution, excitation: OpenedExcitation };
const NAMES = ['scatter', 'distribution', 'excitation'] as const;

/** More ways to read the chosen block, one at a time, and none before it is asked for: pressed again, it closes. */
export function LookCloser(props: CloserProps) {
  const t = translator(useApp((state) => state.language));
  const [open, setOpen] = useState<(typeof NAMES)[number] | null>(null);
  const Part = open && PARTS[open];
  return (
    <section className="closer" aria-labelledby="closer-title" data-testid="closer">
      <div className="labeled-switch">
        <h3 id="closer-title">{t('closer.title')}</h3>
        <fieldset className="switch" aria-labelledby="closer-title">
          {NAMES.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={open === name}
              onClick={() => setOpen(open === name ? null : name)}
            >
              {t(`closer.${name}`)}
            </button>
          ))}
        </fieldset>
      </div>
      {Part && (
        <div className="closer-part">
          <Part {...props} />
        </div>
      )}
    </section>
  );
}
