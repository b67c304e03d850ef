import { useCallback, useMemo } from 'react';
import { formatSigned } from '../charts/formatSigned';
import { layoutBlockEffects } from '../charts/layout/layoutBlockEffects';
import type { LoadedModel } from '../domain/model';
import type { Change, Profile } from '../domain/profile';
import { joinSentences } from '../i18n/joinSentences';
import { translator } from '../i18n/translate';
import { useActions, useApp } from '../state/react';
import { ProfileChart } from './ProfileChart';
import { useTouchText } from './useTouchText';

interface Props {
  model: LoadedModel;
  profile: Profile;
  /** Name of the block that the other charts show. */
  selected: string;
  /** Said in place of the finding, where it would give away what is asked. */
  covered?: string | false;
}

const certain = (change: Change | null) => change !== null && (change.low > 0 || change.high < 0);

/** Change of top-1 where blocks are frozen at usual or bypassed, with 95 % intervals. */
export function BlockEffects({ model, profile, selected, covered }: Props) {
  const t = translator(useApp((state) => state.language));
  const touchText = useTouchText();
  const { chooseBlock } = useActions();
  const { blocks, allFrozen } = profile;
  const rows = useMemo(
    () => [...blocks, { name: t('classes.effects.all'), frozen: allFrozen, bypass: null }],
    [blocks, allFrozen, t],
  );
  const measured = blocks.filter(({ frozen }) => frozen !== null);
  const layout = useCallback(
    (width: number) =>
      layoutBlockEffects(blocks, {
        width,
        selected,
        texts: {
          frozen: t('classes.effects.frozen'),
          bypass: t('classes.effects.bypass'),
          unit: t('classes.effects.unit'),
        },
      }),
    [blocks, selected, t],
  );
  if (measured.length === 0 && allFrozen === null)
    return (
      <section className="panel" data-testid="classes-effects">
        <h2>{t('classes.effects.title')}</h2>
        <p>{t('classes.effects.none')}</p>
      </section>
    );

  const changeText = (change: Change | null) =>
    change
      ? t('classes.effects.change', {
          points: formatSigned(change.points),
          low: formatSigned(change.low),
          high: formatSigned(change.high),
        })
      : t('classes.effects.unmeasured');
  const finding = joinSentences(
    measured.length > 0 &&
      t('classes.effects.finding', {
        count: measured.filter(({ frozen }) => certain(frozen)).length,
        blocks: measured.length,
      }),
    allFrozen && t('classes.effects.finding.all', { change: changeText(allFrozen) }),
    measured.length > 1 && t('classes.effects.finding.chance', { blocks: measured.length }),
  );
  const cells = (change: Change | null) => (change ? [change.points, change.low, change.high] : ['', '', '']);

  return (
    <ProfileChart
      testId="classes-effects"
      model={model}
      profile={profile}
      title={t('classes.effects.title')}
      help={t('classes.effects.help', { count: profile.classes * profile.imagesPerClass })}
      finding={covered ? undefined : finding}
      chosen={selected}
      layout={layout}
      idle={touchText('classes.depth.idle')}
      valueText={(position) =>
        t('classes.effects.value', {
          block: blocks[position].name,
          frozen: changeText(blocks[position].frozen),
          bypass: changeText(blocks[position].bypass),
        })
      }
      onSelect={(position) => chooseBlock(blocks[position].name)}
      fileName="effects"
      table={() => ({
        columns: [t('map.table.block'), t('classes.effects.frozen'), t('classes.effects.bypass')],
        rows: rows.map(({ name, frozen, bypass }) => [name, changeText(frozen), changeText(bypass)]),
      })}
      csv={() => ({
        notes: [
          'points: change of top-1 in percentage points; low, high: 95 % interval of paired shares (Agresti and Min 2005)',
        ],
        columns: [
          'block',
          'frozen_points',
          'frozen_low',
          'frozen_high',
          'bypass_points',
          'bypass_low',
          'bypass_high',
        ],
        rows: [...blocks, { name: 'all', frozen: allFrozen, bypass: null }].map(
          ({ name, frozen, bypass }) => [name, ...cells(frozen), ...cells(bypass)],
        ),
      })}
    >
      <p className="finding" data-testid="effects-finding">
        {covered || finding}
      </p>
    </ProfileChart>
  );
}
