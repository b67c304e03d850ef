import { useCallback, useMemo, useState } from 'react';
import { PAIR_NOTE, pairSimilarity, usualDistance } from '../../analysis/pairSimilarity';
import type { Theme } from '../../charts/colors';
import { formatNumber } from '../../charts/formatNumber';
import { layoutPairs, type PairSeries } from '../../charts/layout/layoutPairs';
import type { LoadedModel } from '../../domain/model';
import type { Profile } from '../../domain/profile';
import { translator } from '../../i18n/translate';
import { ReaderPanel } from '../../parts/ReaderPanel';
import { Switch } from '../../parts/Switch';
import { comparisonProvenance } from '../../state/comparisonProvenance';
import { useActions, useApp } from '../../state/react';
import { useCoarsePointer } from '../../state/useCoarsePointer';
import { gatesOf, type Ready } from './useCompared';
import { Waiting } from './Waiting';

const RANDOM_NOTE =
  'random_p5, random_p95: correlation_centered of random pairs of reference images; random_mean_abs_delta: what they would show ' +
  'if gates were normal, 2 / sqrt(pi) usual deviations';

interface Props {
  model: LoadedModel;
  images: Ready[];
  profile: Profile | null;
  selected: string;
}

/** Every pair of images over the blocks: how alike their gates are and how far apart. */
export function PairsByDepth({ model, images, profile, selected }: Props) {
  const t = translator(useApp((state) => state.language));
  const touch = useCoarsePointer();
  const first = useApp((state) => state.compared[0]?.id);
  const { chooseBlock } = useActions();
  const [wanted, setWanted] = useState<'centered' | 'raw'>('centered');
  const kind = profile ? wanted : 'raw';
  const { blocks } = model;

  const pairs = useMemo(
    () =>
      images.flatMap((a, i) =>
        images.slice(i + 1).map((b) => {
          const similarities = blocks.map(({ name }, block) => {
            const [one, other] = [gatesOf(a, name), gatesOf(b, name)];
            return one && other ? pairSimilarity(one, other, profile?.blocks[block].gates ?? null) : null;
          });
          const partner = a.id === first ? b : b.id === first ? a : null;
          return { a, b, label: `${a.name} · ${b.name}`, slot: partner?.slot ?? null, similarities };
        }),
      ),
    [images, blocks, profile, first],
  );
  const series = useMemo(
    () =>
      pairs.map(
        ({ label, slot, similarities }): PairSeries => ({
          label,
          slot,
          correlation: similarities.map((found) => found?.[kind] ?? null),
          distance: similarities.map((found) => found?.distance ?? null),
        }),
      ),
    [pairs, kind],
  );
  const layout = useCallback(
    (width: number, theme: Theme) =>
      layoutPairs(
        {
          blocks,
          pairs: series,
          bands: profile && kind === 'centered' ? profile.blocks.map(({ pairs: band }) => band) : null,
          usual: profile ? profile.blocks.map(({ gates }) => usualDistance(gates)) : null,
        },
        {
          width,
          theme,
          selected,
          texts: {
            correlation: t(`compare.pairs.${kind}.axis`),
            distance: t('compare.pairs.distance'),
            others: t('compare.pairs.others'),
            random: t('compare.pairs.random'),
            normal: t('compare.pairs.normal'),
          },
        },
      ),
    [blocks, series, profile, kind, selected, t],
  );
  if (pairs.length === 0) return <Waiting testId="compare-pairs" title={t('compare.pairs.title')} />;
  const shown = (value: number | null) => (value === null ? t('compare.undefined') : formatNumber(value));
  return (
    <ReaderPanel
      testId="compare-pairs"
      title={t('compare.pairs.title')}
      help={t(kind === 'centered' ? 'compare.pairs.help' : 'compare.pairs.help.raw')}
      chosen={selected}
      layout={layout}
      idle={t(touch ? 'compare.tiles.idle.touch' : 'compare.tiles.idle')}
      valueText={(block) =>
        t('compare.pairs.value', {
          block: blocks[block].name,
          values: series
            .map(
              ({ label, correlation, distance }) =>
                `${label}: ${shown(correlation[block])}, ${shown(distance[block])}`,
            )
            .join('; '),
        })
      }
      onSelect={(block) => chooseBlock(blocks[block].name)}
      fileName={`${model.id}.pairs`}
      provenance={comparisonProvenance(
        images.map(({ trace }) => trace),
        profile,
      )}
      table={() => ({
        columns: [
          t('map.table.block'),
          ...series.map(({ label }) => `${label}, ${t(`compare.pairs.${kind}`)}`),
          ...series.map(({ label }) => `${label}, ${t('compare.pairs.distance')}`),
        ],
        rows: blocks.map(({ name }, block) => [
          name,
          ...series.map(({ correlation }) => shown(correlation[block])),
          ...series.map(({ distance }) => shown(distance[block])),
        ]),
      })}
      csv={() => ({
        notes: [PAIR_NOTE, ...(profile ? [RANDOM_NOTE] : [])],
        columns: [
          'block',
          'image_a',
          'image_b',
          'correlation',
          'correlation_centered',
          'mean_abs_delta',
          ...(profile ? ['random_p5', 'random_p95', 'random_mean_abs_delta'] : []),
        ],
        rows: pairs.flatMap(({ a, b, similarities }) =>
          blocks.map(({ name }, block) => [
            name,
            a.trace.image.name,
            b.trace.image.name,
            similarities[block]?.raw ?? '',
            similarities[block]?.centered ?? '',
            similarities[block]?.distance ?? '',
            ...(profile ? [...profile.blocks[block].pairs, usualDistance(profile.blocks[block].gates)] : []),
          ]),
        ),
      })}
    >
      {profile && (
        <Switch
          label={t('compare.pairs.kind')}
          value={kind}
          options={[
            { value: 'centered', text: t('compare.pairs.centered') },
            { value: 'raw', text: t('compare.pairs.raw') },
          ]}
          onChange={setWanted}
        />
      )}
    </ReaderPanel>
  );
}
