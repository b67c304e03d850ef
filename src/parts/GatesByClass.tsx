import { useCallback, useMemo } from 'react';
import type { BlockByDepth } from '../analysis/depthFinding';
import { SAMPLED, sampledChannels, sampledNote } from '../analysis/sampledChannels';
import { ofClass } from '../analysis/usual';
import { channelsByClassVariance } from '../analysis/varianceShares';
import type { Theme } from '../charts/colors';
import { formatNumber } from '../charts/formatNumber';
import { layoutClassCurves } from '../charts/layout/layoutClassCurves';
import { layoutClassHeatMap } from '../charts/layout/layoutClassHeatMap';
import type { LoadedModel } from '../domain/model';
import type { BlockProfile, Profile } from '../domain/profile';
import { float32Text } from '../domain/traceJson';
import { joinSentences } from '../i18n/joinSentences';
import { translator } from '../i18n/translate';
import type { ClassChoice } from '../state/classChoice';
import { useActions, useApp } from '../state/react';
import { useClassNames } from '../state/useClassNames';
import { ProfileChart } from './ProfileChart';
import { RangeSwitch } from './RangeSwitch';
import { Switch } from './Switch';
import { useTouchText } from './useTouchText';
import { WithinClass } from './WithinClass';

interface Props {
  model: LoadedModel;
  profile: Profile;
  block: BlockProfile;
  depth: BlockByDepth;
  choices: ClassChoice[];
  /** Said in place of the finding, where it would give away what is asked. */
  covered?: string | false;
}

const HEIGHT = 320;
/** As many classes as curves can show. */
const MOST_CURVES = 3;

/** Mean gates of the chosen classes in one block: curves, or a heat map of deviations; and one class with its spread. */
export function GatesByClass({ model, profile, block, depth, choices, covered }: Props) {
  const t = translator(useApp((state) => state.language));
  const touchText = useTouchText();
  const names = useClassNames(model);
  const { channels: shown, order: orderKind, range } = useApp((state) => state.classView);
  const { setClassView } = useActions();
  const { channels, gates } = block;
  const { imagesPerClass: images, classes } = profile;

  const order = useMemo(() => {
    const kept = shown === 'all' ? Array.from({ length: channels }, (_, i) => i) : sampledChannels(channels);
    if (orderKind === 'channel') return kept;
    const among = new Set(kept);
    return channelsByClassVariance(block, images).filter((channel) => among.has(channel));
  }, [block, channels, images, shown, orderKind]);
  const rows = useMemo(
    () =>
      choices.map(({ index, slot }) => ({
        index,
        slot,
        label: names[index],
        values: ofClass(gates, index).mean,
      })),
    [choices, names, gates],
  );
  const asCurves = choices.length <= MOST_CURVES;
  const positions = t(`classes.positions.${orderKind}`);
  const numbered = orderKind === 'channel';
  const layout = useCallback(
    (width: number, theme: Theme) =>
      asCurves
        ? layoutClassCurves(
            { series: [{ label: t('classes.all'), slot: null, values: gates.meanAll }, ...rows], order },
            { width, height: HEIGHT, theme, range, axis: t('classes.axis'), positions, numbered },
          )
        : layoutClassHeatMap(
            { rows, meanAll: gates.meanAll, order },
            { width, theme, legend: t('classes.heat.legend'), positions, numbered },
          ),
    [asCurves, rows, gates, order, range, positions, numbered, t],
  );

  const farthest = rows
    .flatMap(({ label, values }) =>
      order.map((channel) => ({ label, channel, difference: values[channel] - gates.meanAll[channel] })),
    )
    .reduce((a, b) => (Math.abs(b.difference) > Math.abs(a.difference) ? b : a));
  const valueText = (position: number) => {
    const channel = order[position];
    const all = { label: t('classes.all'), values: gates.meanAll };
    const values = [...rows, all].map(({ label, values }) => `${label} ${formatNumber(values[channel])}`);
    return t('classes.value', { channel, values: values.join(' · ') });
  };
  const table = () => ({
    columns: [t('table.channel'), ...rows.map(({ label }) => label), t('classes.all')],
    rows: order.map((channel) => [
      channel,
      ...rows.map(({ values }) => float32Text(values[channel])),
      float32Text(gates.meanAll[channel]),
    ]),
  });
  const csv = () => ({
    notes: sampledNote(order.length, channels),
    columns: ['block', 'channel', 'class_index', 'class', 'mean', 'std', 'mean_all'],
    rows: order.flatMap((channel) =>
      rows.map(({ index, values }) => [
        block.name,
        channel,
        index,
        model.labels[index],
        float32Text(values[channel]),
        float32Text(ofClass(gates, index).std[channel]),
        float32Text(gates.meanAll[channel]),
      ]),
    ),
  });
  const kind = asCurves ? 'curves' : 'heat';
  const verdict = depth.explained
    ? t('classes.curves.none', { block: block.name, images, classes })
    : t('classes.curves.differ', {
        block: block.name,
        images,
        classes,
        deviation: formatNumber(depth.specificity),
        noise: formatNumber(depth.noise),
      });
  const narrow = depth.narrow ? t('block.narrow', { hidden: depth.hidden }) : '';

  return (
    <>
      <ProfileChart
        testId={`classes-${kind}`}
        model={model}
        profile={profile}
        title={t(`classes.${kind}.title`, { block: block.name })}
        help={t(`classes.${kind}.help`, { images })}
        summary={t('classes.curves.summary', { ...farthest, difference: formatNumber(farthest.difference) })}
        finding={joinSentences(verdict, narrow)}
        layout={layout}
        idle={touchText('classes.idle')}
        valueText={valueText}
        fileName={`${block.name}.classes`}
        table={table}
        csv={csv}
      >
        <p className="finding" data-testid="block-finding">
          {covered || joinSentences(verdict, narrow)}
        </p>
        <div className="panel-controls">
          {channels > SAMPLED && (
            <Switch
              label={t('classes.channels')}
              value={shown}
              options={[
                { value: 'sampled', text: t('classes.channels.sampled') },
                { value: 'all', text: t('classes.channels.all', { channels }) },
              ]}
              onChange={(value) => setClassView({ channels: value })}
            />
          )}
          <Switch
            label={t('classes.order')}
            value={orderKind}
            options={[
              { value: 'channel', text: t('classes.order.channel') },
              { value: 'deviation', text: t('classes.order.deviation') },
            ]}
            onChange={(value) => setClassView({ order: value })}
          />
          {asCurves && <RangeSwitch />}
        </div>
      </ProfileChart>
      <WithinClass
        model={model}
        profile={profile}
        block={block}
        choices={choices}
        order={order}
        positions={positions}
        numbered={numbered}
      />
    </>
  );
}
