import { useCallback } from 'react';
import { ablationCounts, RANDOM_ORDERS } from '../../analysis/ablation';
import { meanOf } from '../../analysis/meanOf';
import type { Theme } from '../../charts/colors';
import { formatAlike } from '../../charts/formatAlike';
import { formatPercent } from '../../charts/formatPercent';
import { formatSigned } from '../../charts/formatSigned';
import { layoutAblation } from '../../charts/layout/layoutAblation';
import type { SEBlockShape } from '../../domain/block';
import type { Profile } from '../../domain/profile';
import { joinSentences } from '../../i18n/joinSentences';
import { translator } from '../../i18n/translate';
import { caption } from '../../parts/caption';
import { Experiment } from '../../parts/Experiment';
import { ReaderPanel } from '../../parts/ReaderPanel';
import { Switch } from '../../parts/Switch';
import { useTouchText } from '../../parts/useTouchText';
import { useActions, useApp } from '../../state/react';
import { experimentKey, imagesInScope } from '../../state/runEdits';
import { ablationImages, ablationTable, ORDERS } from './ablationTables';

interface Props {
  block: SEBlockShape;
  profile: Profile | null;
}

/** More and more gates of a block replaced, in four orders: do large gates matter more? */
export function AblationCurves({ block, profile }: Props) {
  const t = translator(useApp((state) => state.language));
  const touchText = useTouchText();
  const model = useApp((state) => state.model);
  const { ablation, ablationProgress, ablateTo } = useApp((state) => state.lab);
  const stale = useApp((state) => ablation !== null && ablation.key !== experimentKey(state, ablation.scope));
  const images = useApp((state) => imagesInScope(state, state.lab.scope).length);
  const { runAblation, stopAblation, setAblateTo } = useActions();
  const to = profile ? ablateTo : 0;
  const own = ablation?.block === block.name && ablation.weights === model?.sha256 ? ablation : null;
  const passes =
    (ablationCounts(block.channels).length - 1) * (ORDERS.length - 1 + RANDOM_ORDERS) * Math.max(1, images);
  const layout = useCallback(
    (width: number, theme: Theme) =>
      layoutAblation(
        {
          counts: own?.counts ?? [],
          channels: own?.channels ?? block.channels,
          curves: ORDERS.map((order) => ({
            label: t(`lab.ablation.${order}`),
            values: own?.curves[order] ?? [],
          })),
        },
        {
          width,
          theme,
          axis: t('lab.ablation.axis'),
          positions: t('lab.ablation.positions'),
          note: own ? undefined : t('lab.not-run'),
        },
      ),
    [own, block.channels, t],
  );
  const meanAt = (order: (typeof ORDERS)[number], at: number) =>
    meanOf((own?.curves[order] ?? []).map((run) => run[at]));
  const share = (at: number) => formatPercent((own?.counts[at] ?? 0) / (own?.channels ?? 1));
  // Of a whole curve, so that no single point decides.
  const overall = (order: (typeof ORDERS)[number]) =>
    (own?.curves[order] ?? []).map((run) => meanOf(run.slice(1)));
  const meanChanges = () => {
    const random = overall('random');
    const [lowest, highest, strongest, low, high] = formatAlike([
      ...ORDERS.slice(0, 3).map((order) => overall(order)[0]),
      Math.min(...random),
      Math.max(...random),
    ]);
    return t('lab.ablation.finding', { lowest, highest, strongest, low, high });
  };
  const stands = own && stale ? t('lab.ablation.stale') : '';
  const finding = own
    ? joinSentences(
        t(own.images.length === 1 ? 'lab.ablation.done.one' : 'lab.ablation.done', {
          block: own.block,
          to: t(`lab.ablation.to.${own.to}`),
          count: own.images.length,
        }),
        meanChanges(),
      )
    : '';

  return (
    <ReaderPanel
      testId="lab-ablation"
      title={t('lab.ablation.title', { block: block.name })}
      help={t('lab.ablation.help', { count: RANDOM_ORDERS })}
      fileHelp={caption(
        t('lab.ablation.help', { count: RANDOM_ORDERS }),
        own &&
          t(own.images.length === 1 ? 'lab.ablation.caption.one' : 'lab.ablation.caption', {
            to: t(`lab.ablation.caption.to.${own.to}`),
            count: own.images.length,
          }),
      )}
      hasData={own !== null}
      finding={joinSentences(stands, finding)}
      layout={layout}
      idle={touchText('lab.ablation.idle')}
      valueText={(at) =>
        t('lab.ablation.value', {
          share: share(at),
          curves: ORDERS.map((order) =>
            t('lab.ablation.curve', {
              label: t(`lab.ablation.${order}`),
              delta: formatSigned(meanAt(order, at)),
            }),
          ).join(t('list.semicolon')),
        })
      }
      fileName={`${block.name}.ablation`}
      provenance={
        own
          ? [
              `gates replaced by ${own.to === 0 ? 0 : 'their usual mean'}, images: ${own.images.length}`,
              ...own.provenance,
            ]
          : []
      }
      table={() => ({
        columns: [t('lab.ablation.positions'), ...ORDERS.map((order) => t(`lab.ablation.${order}`))],
        rows: (own?.counts ?? []).map((_, at) => [
          share(at),
          ...ORDERS.map((order) => formatSigned(meanAt(order, at))),
        ]),
      })}
      csv={() => ablationTable(own)}
      moreCsv={
        own && own.images.length > 1
          ? {
              text: t('export.csv.images'),
              fileName: `${block.name}.ablation.images`,
              table: () => ablationImages(own),
            }
          : undefined
      }
    >
      <Experiment
        testId="lab-ablation-run"
        run={t('lab.ablation.run', { passes })}
        progress={ablationProgress}
        onRun={() => void runAblation(block.name)}
        onStop={stopAblation}
      />
      {to === 0 && <p className="help">{t('lab.ablation.zero')}</p>}
      {profile && (
        <Switch
          label={t('lab.ablation.to')}
          value={String(to) as '0' | 'usual'}
          options={(['0', 'usual'] as const).map((value) => ({ value, text: t(`lab.ablation.to.${value}`) }))}
          onChange={(value) => setAblateTo(value === 'usual' ? value : 0)}
        />
      )}
      <p
        className="finding lab-result"
        data-run={own !== null}
        data-testid="lab-ablation-finding"
        role="status"
      >
        {stands && <b>{stands} </b>}
        {finding}
      </p>
    </ReaderPanel>
  );
}
