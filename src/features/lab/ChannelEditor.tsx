import { meanOf } from '../../analysis/meanOf';
import type { SEBlockShape } from '../../domain/block';
import type { Profile } from '../../domain/profile';
import { translator } from '../../i18n/translate';
import { BrushBar } from '../../parts/BrushBar';
import { useTouchText } from '../../parts/useTouchText';
import { useActions, useApp } from '../../state/react';
import { useBrushed } from '../../state/useBrushed';
import { useLabPass } from './useLabPass';

interface Props {
  block: SEBlockShape;
  profile: Profile | null;
}

/** Sets the gates of the brushed channels, or of the chosen one. */
export function ChannelEditor({ block: { name, channels }, profile }: Props) {
  const t = translator(useApp((state) => state.language));
  const touchText = useTouchText();
  const channel = useApp((state) => state.channel);
  const brushed = useBrushed(channels);
  const edit = useApp((state) => state.lab.edits[name]);
  const { before, after } = useLabPass();
  const { editChannels, endGesture } = useActions();
  const set = brushed ? [...brushed] : channel === null ? [] : [channel];
  const block = (after ?? before)?.blocks.find((candidate) => candidate.name === name);
  const applied = block?.applied ?? block?.excitation;
  const gateOf = (at: number) => {
    // What was set, before the pass with it has run.
    const chosen = edit?.mode === 'channels' ? edit.values[at] : undefined;
    return typeof chosen === 'number' ? chosen : applied?.[at];
  };
  const gates = set.map(gateOf).filter((gate) => gate !== undefined);
  const gate = gates.length > 0 ? meanOf(gates) : undefined;
  const change = (value: number | 'usual' | null, gesture: string | null = null) =>
    editChannels(name, set, value, gesture);
  const which =
    set.length > 1
      ? t('lab.channel.set', { count: set.length })
      : t('lab.channel.one-of', { channel: set[0] ?? '' });
  return (
    <div className="lab-channel-editor" data-testid="lab-channel">
      <BrushBar
        block={name}
        channels={channels}
        summary={set.length === 0 ? touchText('lab.channel.none') : which}
      />
      {set.length > 0 && (
        <fieldset className="lab-channel">
          <legend>{which}</legend>
          <input
            type="range"
            aria-label={t('lab.channel.gate')}
            min={0}
            max={1}
            step={0.01}
            value={gate ?? 0}
            disabled={gate === undefined}
            onChange={(event) => change(event.target.valueAsNumber, `channels ${name} ${set}`)}
            onPointerUp={endGesture}
            onBlur={endGesture}
          />
          <output>{gate?.toFixed(2)}</output>
          <button type="button" className="button" onClick={() => change(0)}>
            {t('lab.channel.zero')}
          </button>
          <button type="button" className="button" onClick={() => change(1)}>
            {t('lab.channel.one')}
          </button>
          {profile && (
            <button type="button" className="button" onClick={() => change('usual')}>
              {t('lab.channel.usual')}
            </button>
          )}
          <button type="button" className="button" onClick={() => change(null)}>
            {t('lab.channel.learned')}
          </button>
        </fieldset>
      )}
    </div>
  );
}
