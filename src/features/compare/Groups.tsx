import { useMemo } from 'react';
import { groupDifference } from '../../analysis/groupDifference';
import type { SEBlockShape } from '../../domain/block';
import type { Trace } from '../../domain/trace';
import { translator } from '../../i18n/translate';
import { useApp } from '../../state/react';
import { GroupChart } from './GroupChart';
import { GroupPicker } from './GroupPicker';

/** Two groups of the visitor's images: by which channels of a block they differ, and how surely. */
export function Groups({ block }: { block: SEBlockShape }) {
  const t = translator(useApp((state) => state.language));
  const { a, b } = useApp((state) => state.groups);
  const found = useMemo(() => {
    const gatesOf = (traces: Trace[]) =>
      traces.flatMap(({ blocks }) => {
        const entry = blocks.find(({ name }) => name === block.name);
        return entry ? [entry.applied ?? entry.excitation] : [];
      });
    return a && b ? groupDifference(gatesOf(a), gatesOf(b)) : null;
  }, [a, b, block.name]);
  const pickers = (
    <div className="group-pickers">
      <GroupPicker group="a" count={a?.length ?? 0} />
      <GroupPicker group="b" count={b?.length ?? 0} />
    </div>
  );
  if (found && a) return <GroupChart block={block} found={found} trace={a[0]} pickers={pickers} />;
  return (
    <section className="panel compare-groups" data-testid="compare-groups">
      <h2>{t('group.title', { block: block.name })}</h2>
      <p className="help">{t('group.help')}</p>
      {pickers}
      <p className="help">{t('group.empty')}</p>
    </section>
  );
}
