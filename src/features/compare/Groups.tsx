import { useMemo } from 'react';
import { groupDifference } from '../../analysis/groupDifference';
import type { SEBlockShape } from '../../domain/block';
import type { Trace } from '../../domain/trace';
import { translator } from '../../i18n/translate';
import { useApp } from '../../state/react';
import { GroupChart } from './GroupChart';
import { GroupPicker } from './GroupPicker';
import { gatesOf } from './groupTables';

/** Two groups of the visitor's images: by which channels of a block they differ, and how surely. */
export function Groups({ block }: { block: SEBlockShape }) {
  const t = translator(useApp((state) => state.language));
  const { a, b } = useApp((state) => state.groups);
  const asked = useApp((state) => state.groupsAsked);
  const found = useMemo(() => {
    const all = (traces: Trace[]) => traces.flatMap((trace) => gatesOf(trace, block.name) ?? []);
    return a && b ? groupDifference(all(a.traces), all(b.traces)) : null;
  }, [a, b, block.name]);
  const pickers = (
    <div className="group-pickers">
      <GroupPicker group="a" count={a?.traces.length ?? 0} />
      <GroupPicker group="b" count={b?.traces.length ?? 0} />
    </div>
  );
  const again = asked && (
    <p className="help" data-testid="groups-asked">
      {t('group.asked', { a: asked.a.join(', '), b: asked.b.join(', ') })}
    </p>
  );
  if (found && a && b) return <GroupChart block={block} found={found} groups={{ a, b }} pickers={pickers} />;
  return (
    <section className="panel compare-groups" data-testid="compare-groups">
      <h2>{t('group.title', { block: block.name })}</h2>
      <p className="help">{t('group.help')}</p>
      {pickers}
      {again}
      <p className="help">{t('group.empty')}</p>
    </section>
  );
}
