import { useCallback, useMemo } from 'react';
import { meanOf } from '../analysis/meanOf';
import { formatSigned } from '../charts/formatSigned';
import { layoutSweep, type SweepBlock } from '../charts/layout/layoutSweep';
import type { LoadedModel } from '../domain/model';
import type { Profile } from '../domain/profile';
import { joinSentences } from '../i18n/joinSentences';
import { translator } from '../i18n/translate';
import { SWEEP_MODES, type SweepMode, type SweepRow } from '../state/labState';
import { useActions, useApp } from '../state/react';
import { experimentKey, imagesInScope } from '../state/runEdits';
import { sweepPlan } from '../state/sweepActions';
import { caption } from './caption';
import { Experiment } from './Experiment';
import { ReaderPanel } from './ReaderPanel';
import { useTouchText } from './useTouchText';

interface Props {
  model: LoadedModel;
  profile: Profile | null;
  /** Name of the block being edited. */
  block: string;
}

/** Each block edited alone, and all at once: how far does the first answer move? */
export function SweepPanel({ model, profile, block }: Props) {
  const t = translator(useApp((state) => state.language));
  const touchText = useTouchText();
  const sweepProgress = useApp((state) => state.lab.sweepProgress);
  const sweep = useApp(({ lab }) => (lab.sweep?.weights === model.sha256 ? lab.sweep : null));
  const fresh = useApp((state) => sweep !== null && sweep.key === experimentKey(state, sweep.scope));
  const images = useApp((state) => imagesInScope(state, state.lab.scope).length);
  const { runSweep, stopSweep, chooseBlock } = useActions();
  const names = useMemo(() => model.blocks.map(({ name }) => name), [model]);
  const passes = sweepPlan(names, profile !== null).length * Math.max(1, images);
  const find = useCallback(
    (of: string | null, mode: SweepMode): SweepRow | undefined =>
      sweep?.rows.find((row) => row.block === of && row.mode === mode),
    [sweep],
  );
  const rows = useMemo(
    () =>
      names.map((of): SweepBlock => {
        const deltas = (mode: SweepMode) => find(of, mode)?.changes.map(({ delta }) => delta) ?? null;
        return {
          name: of,
          frozen: deltas('frozen'),
          mean: deltas('mean'),
          bypass: deltas('bypass'),
        };
      }),
    [names, find],
  );
  const layout = useCallback(
    (width: number) =>
      layoutSweep(rows, {
        width,
        selected: block,
        usualKnown: profile !== null,
        texts: {
          frozen: t('lab.sweep.frozen'),
          mean: t('lab.sweep.mean'),
          bypass: t('lab.sweep.bypass'),
          others: t('lab.sweep.others'),
          axis: t('lab.sweep.axis'),
          none: t('lab.not-run'),
        },
      }),
    [rows, block, profile, t],
  );
  const changeText = (row: SweepRow | undefined) => {
    if (!row) return null;
    const deltas = row.changes.map(({ delta }) => delta);
    const mode = t(`lab.sweep.${row.mode}`);
    if (deltas.length === 1) return t('lab.sweep.change', { mode, delta: formatSigned(deltas[0]) });
    return t('lab.sweep.change.many', {
      mode,
      delta: formatSigned(meanOf(deltas)),
      low: formatSigned(Math.min(...deltas)),
      high: formatSigned(Math.max(...deltas)),
      flips: row.changes.filter(({ flipped }) => flipped).length,
      count: deltas.length,
    });
  };
  const all = find(null, 'frozen');
  const fileHelp = () => {
    const { length: count } = sweep?.images ?? [];
    return caption(
      t('lab.sweep.help'),
      profile && (fresh || !sweep) && t('lab.sweep.caption.usual', { images: profile.images }),
      count > 0 && t(count === 1 ? 'lab.sweep.caption.one' : 'lab.sweep.caption', { count }),
    );
  };
  const outcome = () => {
    if (!sweep || !all) return '';
    const [{ delta, flipped }] = all.changes;
    if (all.changes.length === 1)
      return t('lab.sweep.finding', {
        delta: formatSigned(delta),
        answer: t(flipped ? 'lab.sweep.finding.flips' : 'lab.sweep.finding.stays'),
      });
    return t('lab.sweep.finding.many', {
      delta: formatSigned(meanOf(all.changes.map((change) => change.delta))),
      flips: all.changes.filter((change) => change.flipped).length,
      count: all.changes.length,
    });
  };
  const finding = outcome();
  const stale = sweep && !fresh ? t('lab.sweep.stale') : '';

  return (
    <ReaderPanel
      testId="lab-sweep"
      title={t('lab.sweep.title')}
      help={t('lab.sweep.help')}
      fileHelp={fileHelp()}
      chosen={block}
      hasData={sweep !== null}
      finding={joinSentences(stale, finding)}
      layout={layout}
      idle={touchText('lab.sweep.idle')}
      valueText={(position) => {
        if (!sweep) return t('lab.not-run');
        const of = names[position];
        const changes = SWEEP_MODES.map((mode) => changeText(find(of, mode))).filter((text) => text !== null);
        return t('lab.sweep.value', {
          block: rows[position].name,
          changes: changes.join(t('list.semicolon')),
        });
      }}
      onSelect={(position) => chooseBlock(names[position])}
      fileName={`${model.id}.sweep`}
      provenance={sweep ? [`images: ${sweep.images.length}`, ...sweep.provenance] : []}
      table={() => ({
        columns: [t('map.table.block'), ...SWEEP_MODES.map((mode) => t(`lab.sweep.${mode}`))],
        rows: [...names, null].map((of) => [
          of ?? t('lab.sweep.all'),
          ...SWEEP_MODES.map((mode) => {
            const row = find(of, mode);
            return row ? formatSigned(meanOf(row.changes.map(({ delta }) => delta))) : '';
          }),
        ]),
      })}
      csv={() => ({
        columns: ['image', 'block', 'edit', 'delta_log_odds', 'first_answer_changed'],
        rows: (sweep?.rows ?? []).flatMap((row) =>
          row.changes.map(({ delta, flipped }, at) => [
            sweep?.images[at] ?? '',
            row.block ?? 'all',
            row.mode,
            delta,
            String(flipped),
          ]),
        ),
      })}
    >
      <Experiment
        testId="lab-sweep-run"
        run={t('lab.sweep.run', { passes })}
        progress={sweepProgress}
        onRun={() => void runSweep()}
        onStop={stopSweep}
      />
      <p
        className="finding lab-result"
        data-run={sweep !== null}
        data-testid="lab-sweep-finding"
        role="status"
      >
        {stale && <b>{stale} </b>}
        {joinSentences(
          finding,
          sweep &&
            (sweep.images.length === 1
              ? t('lab.sweep.one')
              : t('lab.sweep.many', { count: sweep.images.length })),
        )}
      </p>
    </ReaderPanel>
  );
}
