import { useCallback, useState } from 'react';
import { sampledNote } from '../analysis/sampledChannels';
import { ofClass } from '../analysis/usual';
import type { Theme } from '../charts/colors';
import { formatNumber } from '../charts/formatNumber';
import { layoutClassCurves } from '../charts/layout/layoutClassCurves';
import type { LoadedModel } from '../domain/model';
import type { BlockProfile, Profile } from '../domain/profile';
import { float32Text } from '../domain/traceJson';
import { translator } from '../i18n/translate';
import { ProfileChart } from '../parts/ProfileChart';
import type { ClassChoice } from '../state/classChoice';
import { useApp } from '../state/react';
import { useClassNames } from '../state/useClassNames';
import { RangeSwitch } from './RangeSwitch';
import { useTouchText } from './useTouchText';

interface Props {
  model: LoadedModel;
  profile: Profile;
  block: BlockProfile;
  choices: ClassChoice[];
  /** As in the chart of class means. */
  order: number[];
  positions: string;
  numbered: boolean;
}

const HEIGHT = 300;

/** One of the chosen classes: mean and deviation over its images, as in the paper's Figure 7. */
export function WithinClass({ model, profile, block, choices, order, positions, numbered }: Props) {
  const t = translator(useApp((state) => state.language));
  const touchText = useTouchText();
  const names = useClassNames(model);
  const [wanted, setWanted] = useState<number | null>(null);
  const { range } = useApp((state) => state.classView);
  const choice = choices.find(({ index }) => index === wanted) ?? choices[0];
  const { gates, channels } = block;
  const { mean, std } = ofClass(gates, choice.index);
  const label = names[choice.index];

  // biome-ignore lint/correctness/useExhaustiveDependencies: mean and std are views of the gates of this class
  const layout = useCallback(
    (width: number, theme: Theme) =>
      layoutClassCurves(
        {
          series: [
            { label: t('classes.all'), slot: null, values: gates.meanAll },
            { label, slot: choice.slot, values: mean, deviation: std },
          ],
          order,
        },
        { width, height: HEIGHT, theme, range, axis: t('classes.axis'), positions, numbered },
      ),
    [gates, choice.index, choice.slot, label, order, range, positions, numbered, t],
  );

  const rms = (f: (channel: number) => number) => {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += f(channel) ** 2;
    return formatNumber(Math.sqrt(sum / channels));
  };
  const summary = t('classes.within.summary', {
    block: block.name,
    label,
    within: rms((channel) => std[channel]),
    between: rms((channel) => mean[channel] - gates.meanAll[channel]),
  });

  return (
    <ProfileChart
      testId="classes-within"
      model={model}
      profile={profile}
      title={t('classes.within.title', { block: block.name })}
      help={t('classes.within.help', { images: profile.imagesPerClass })}
      finding={summary}
      layout={layout}
      idle={touchText('classes.idle')}
      valueText={(position) =>
        t('classes.within.value', {
          channel: order[position],
          label,
          mean: formatNumber(mean[order[position]]),
          deviation: formatNumber(std[order[position]]),
          all: formatNumber(gates.meanAll[order[position]]),
        })
      }
      fileName={`${block.name}.${model.labels[choice.index]}`}
      table={() => ({
        columns: [
          t('table.channel'),
          t('classes.within.mean', { label }),
          t('classes.within.deviation', { label }),
          t('classes.all'),
        ],
        rows: order.map((channel) => [
          channel,
          float32Text(mean[channel]),
          float32Text(std[channel]),
          float32Text(gates.meanAll[channel]),
        ]),
      })}
      csv={() => ({
        notes: sampledNote(order.length, block.channels),
        columns: ['block', 'channel', 'class_index', 'class', 'mean', 'std', 'mean_all'],
        rows: order.map((channel) => [
          block.name,
          channel,
          choice.index,
          model.labels[choice.index],
          float32Text(mean[channel]),
          float32Text(std[channel]),
          float32Text(gates.meanAll[channel]),
        ]),
      })}
    >
      <p className="finding">{summary}</p>
      <div className="panel-controls">
        <label className="labeled">
          {t('classes.within.class')}{' '}
          <select value={choice.index} onChange={(event) => setWanted(Number(event.target.value))}>
            {choices.map(({ index }) => (
              <option key={index} value={index}>
                {names[index]}
              </option>
            ))}
          </select>
        </label>
        <RangeSwitch />
      </div>
    </ProfileChart>
  );
}
