import { useCallback } from 'react';
import type { BlockByDepth, DepthFinding } from '../analysis/depthFinding';
import { formatNumber } from '../charts/formatNumber';
import { formatPercent } from '../charts/formatPercent';
import { layoutDepth } from '../charts/layout/layoutDepth';
import type { LoadedModel } from '../domain/model';
import type { Profile } from '../domain/profile';
import { translator } from '../i18n/translate';
import { ProfileChart } from '../parts/ProfileChart';
import { useActions, useApp } from '../state/react';
import { findingText } from './findingText';
import { useTouchText } from './useTouchText';

interface Props {
  model: LoadedModel;
  profile: Profile;
  /** Name of the block that the other charts show. */
  selected: string;
  finding: DepthFinding;
  /** Said in place of the finding, where it would give away what is asked. */
  covered?: string | false;
}

/** What gates depend on, block by block, with a sentence that says what this model shows. */
export function ByDepth({ model, profile, finding, selected, covered }: Props) {
  const language = useApp((state) => state.language);
  const t = translator(language);
  const touchText = useTouchText();
  const { chooseBlock } = useActions();
  const { blocks } = finding;
  const images = profile.imagesPerClass;
  const layout = useCallback(
    (width: number) =>
      layoutDepth(blocks, {
        width,
        selected,
        texts: {
          shares: t('classes.depth.shares'),
          fixed: t('classes.depth.fixed'),
          byClass: t('classes.depth.byClass'),
          instance: t('classes.depth.instance'),
          specificity: t('classes.depth.specificity'),
          corrected: t('classes.depth.corrected'),
          noise: t('classes.depth.noise', { images }),
          saturation: t('classes.depth.saturation'),
          open: t('summary.open'),
          closed: t('summary.closed'),
        },
      }),
    [blocks, images, selected, t],
  );
  const partsOf = ({ shares: { fixed, byClass, instance, total } }: BlockByDepth) =>
    [fixed, byClass, instance].map((part) => (total > 0 ? part / total : 0));
  const text = findingText(finding, images, language, t);

  return (
    <ProfileChart
      testId="classes-depth"
      model={model}
      profile={profile}
      title={t('classes.depth.title')}
      help={t('classes.depth.help')}
      finding={text}
      chosen={selected}
      layout={layout}
      idle={touchText('classes.depth.idle')}
      valueText={(position) => {
        const block = blocks[position];
        const [fixed, byClass, instance] = partsOf(block).map(formatPercent);
        const [open, closed] = block.saturation.map(formatPercent);
        return t('classes.depth.value', {
          block: `${block.name} · C/r ${block.hidden}`,
          fixed,
          byClass,
          instance,
          deviation: formatNumber(block.specificity),
          noise: formatNumber(block.noise),
          open,
          closed,
        });
      }}
      onSelect={(position) => chooseBlock(blocks[position].name)}
      fileName="depth"
      table={() => ({
        columns: [
          t('map.table.block'),
          t('map.table.hidden'),
          t('classes.depth.table.total'),
          t('classes.depth.fixed'),
          t('classes.depth.byClass'),
          t('classes.depth.instance'),
          t('classes.depth.specificity'),
          t('classes.depth.noise', { images }),
          t('summary.open'),
          t('summary.closed'),
        ],
        rows: blocks.map((block) => [
          block.name,
          block.hidden,
          ...[block.shares.total, ...partsOf(block), block.specificity, block.noise, ...block.saturation].map(
            (value) => value.toPrecision(4),
          ),
        ]),
      })}
      csv={() => ({
        notes: [
          'shares of variance: fixed, of mean_all over the channels (population); class, between class means less what ' +
            'noise gives (unbiased); instance, within classes (unbiased), both averaged over channels; specificity: root of ' +
            'the variance between classes; noise: root of the variance within classes / images of a class',
        ],
        columns: [
          'block',
          'hidden',
          'variance',
          'share_fixed',
          'share_class',
          'share_instance',
          'specificity',
          'noise',
          'above_0.9',
          'below_0.1',
        ],
        rows: blocks.map((block) => [
          block.name,
          block.hidden,
          block.shares.total,
          ...partsOf(block),
          block.specificity,
          block.noise,
          ...block.saturation,
        ]),
      })}
    >
      <p className="finding" data-testid="depth-finding">
        {covered || text}
      </p>
    </ProfileChart>
  );
}
