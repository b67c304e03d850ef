import { useCallback, useMemo, useState } from 'react';
import { blockChanges } from '../../analysis/blockChanges';
import { formatNumber } from '../../charts/formatNumber';
import { layoutLaterBlocks } from '../../charts/layout/layoutLaterBlocks';
import type { LoadedModel } from '../../domain/model';
import type { Profile } from '../../domain/profile';
import { float32Text } from '../../domain/traceJson';
import { translator } from '../../i18n/translate';
import { caption } from '../../parts/caption';
import { ReaderPanel } from '../../parts/ReaderPanel';
import { useTouchText } from '../../parts/useTouchText';
import { useApp } from '../../state/react';
import { editedProvenance } from './editedProvenance';
import { LaterStrip } from './LaterStrip';
import { useLabPass } from './useLabPass';

interface Props {
  model: LoadedModel;
  profile: Profile | null;
  /** The block being edited. */
  block: string;
}

/** How far the edits moved what the other blocks compute; shown once there are edits. */
export function LaterBlocks({ model, profile, block }: Props) {
  const t = translator(useApp((state) => state.language));
  const touchText = useTouchText();
  const [wanted, setWanted] = useState<string | null>(null);
  const { before, after } = useLabPass();
  const changes = useMemo(
    () => (before && after ? blockChanges(before.blocks, after.blocks, profile) : null),
    [before, after, profile],
  );
  const most = changes?.reduce((best, change) => (change.s > best.s ? change : best)).name;
  const watched = model.blocks.find(({ name }) => name === (wanted ?? most))?.name ?? block;
  const layout = useCallback(
    (width: number) =>
      layoutLaterBlocks(changes ?? [], {
        width,
        selected: watched,
        texts: {
          s: t('lab.later.s'),
          sAxis: t('lab.later.s.axis'),
          z: t('lab.later.z'),
          zAxis: t('lab.later.z.axis'),
        },
      }),
    [changes, watched, t],
  );
  if (!changes || !before || !after) return null;
  const last = after.blocks.at(-1);
  // Nothing comes after the only edited block.
  if (last && after.blocks.every(({ applied, name }) => !applied === (name !== last.name)))
    return (
      <section className="panel" data-testid="lab-later">
        <h2>{t('lab.later.title')}</h2>
        <p>{t('lab.later.last', { block: last.name })}</p>
      </section>
    );
  const text = ({ name, s, z }: (typeof changes)[number]) =>
    z === null
      ? t('lab.later.value.s', { block: name, s: formatNumber(s) })
      : t('lab.later.value', { block: name, s: formatNumber(s), z: formatNumber(z) });
  return (
    <>
      <ReaderPanel
        testId="lab-later"
        title={t('lab.later.title')}
        help={t('lab.later.help')}
        fileHelp={caption(t('lab.later.help'), t('lab.later.caption', { block: watched }))}
        layout={layout}
        idle={touchText('lab.later.idle')}
        valueText={(position) => text(changes[position])}
        onSelect={(position) => setWanted(changes[position].name)}
        fileName={`${before.image.name}.edited.blocks`}
        provenance={editedProvenance(after, profile, true)}
        table={() => ({
          columns: [t('map.table.block'), t('lab.later.s.axis'), t('lab.later.z.axis')],
          rows: changes.map(({ name, s, z }) => [name, formatNumber(s), z === null ? '' : formatNumber(z)]),
        })}
        csv={() => ({
          columns: ['image', 'block', 'channel', 'z', 'z_edited', 's', 's_edited', 'applied'],
          rows: after.blocks.flatMap((edited, at) =>
            Array.from(edited.excitation, (gate, channel) => [
              before.image.name,
              edited.name,
              channel,
              float32Text(before.blocks[at].squeeze[channel]),
              float32Text(edited.squeeze[channel]),
              float32Text(before.blocks[at].excitation[channel]),
              float32Text(gate),
              edited.applied ? float32Text(edited.applied[channel]) : '',
            ]),
          ),
        })}
      >
        <label className="labeled">
          {t('lab.later.block')}{' '}
          <select
            data-testid="lab-watched"
            value={watched}
            onChange={(event) => setWanted(event.target.value)}
          >
            {changes.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </ReaderPanel>
      <div className="lab-pair">
        <LaterStrip kind="s" block={watched} before={before} after={after} />
        <LaterStrip kind="z" block={watched} before={before} after={after} />
      </div>
    </>
  );
}
