import type { SEBlockShape } from '../../domain/block';
import type { Profile } from '../../domain/profile';
import { translator } from '../../i18n/translate';
import { useActions, useApp } from '../../state/react';
import { useLabPass } from './useLabPass';

interface Props {
  block: SEBlockShape;
  profile: Profile | null;
}

/** Sets the gate of the chosen channel. */
export function ChannelEditor({ block: { name, channels }, profile }: Props) {
  const t = translator(useApp((state) => state.language));
  const channel = useApp((state) => state.channel);
  const { before, after } = useLabPass();
  const { chooseChannel, editChannels, endGesture } = useActions();
  const block = (after ?? before)?.blocks.find((candidate) => candidate.name === name);
  const edit = useApp((state) => state.lab.edits[name]);
  const chosen = edit?.mode === 'channels' && channel !== null ? edit.values[channel] : undefined;
  const applied = channel === null ? undefined : (block?.applied ?? block?.excitation)?.[channel];
  // The slider shows what was set, before the pass with it has run.
  const gate = typeof chosen === 'number' ? chosen : applied;
  const set = (value: number | 'usual' | null, gesture: string | null = null) =>
    channel !== null && editChannels(name, [channel], value, gesture);
  return (
    <div className="lab-channel" data-testid="lab-channel">
      <label className="labeled">
        {t('lab.channel')}{' '}
        <input
          type="number"
          min={0}
          max={channels - 1}
          value={channel ?? ''}
          onChange={({ target: { valueAsNumber: wanted } }) =>
            chooseChannel(Number.isInteger(wanted) && wanted >= 0 && wanted < channels ? wanted : null)
          }
        />
      </label>
      {channel === null ? (
        <span className="help">{t('lab.channel.none')}</span>
      ) : (
        <>
          <input
            type="range"
            aria-label={t('lab.channel.gate', { channel })}
            min={0}
            max={1}
            step={0.01}
            value={gate ?? 0}
            disabled={gate === undefined}
            onChange={(event) => set(event.target.valueAsNumber, `channel ${name} ${channel}`)}
            onPointerUp={endGesture}
            onBlur={endGesture}
          />
          <output>{gate?.toFixed(2)}</output>
          <button type="button" className="button" onClick={() => set(0)}>
            {t('lab.channel.zero')}
          </button>
          <button type="button" className="button" onClick={() => set(1)}>
            {t('lab.channel.one')}
          </button>
          {profile && (
            <button type="button" className="button" onClick={() => set('usual')}>
              {t('lab.channel.usual')}
            </button>
          )}
          <button type="button" className="button" onClick={() => set(null)}>
            {t('lab.channel.learned')}
          </button>
        </>
      )}
    </div>
  );
}
