import { type KeyboardEvent, useState } from 'react';
import { readChannelSet, writeChannelSet } from '../domain/channelSet';
import { failureText } from '../i18n/failureText';
import { translator } from '../i18n/translate';
import { useActions, useApp } from '../state/react';
import { useBrushed } from '../state/useBrushed';
import { useCoarsePointer } from '../state/useCoarsePointer';
import { SteadyButton } from './SteadyButton';

interface Props {
  block: string;
  channels: number;
  /** What is said of the brushed set; null where there is none, or no result yet. */
  summary: string | null;
}

/** The brushed set of channels as a text that can be typed, the way to clear it, and what is said of it. */
export function BrushBar({ block, channels, summary }: Props) {
  const t = translator(useApp((state) => state.language));
  const touch = useCoarsePointer();
  const brushed = useBrushed(channels);
  const { brushChannels } = useActions();
  const [draft, setDraft] = useState<{ block: string; text: string } | null>(null);
  // What was typed for another block is of no use in this one.
  const typed = draft?.block === block ? draft.text : null;
  const read = typed === null ? null : readChannelSet(typed, channels);
  const [refused, setRefused] = useState(false);
  const failure = refused && read && !read.ok ? read : null;

  const drop = () => {
    setDraft(null);
    setRefused(false);
  };
  const take = () => {
    if (!read) return;
    setRefused(!read.ok);
    if (!read.ok) return;
    brushChannels(read.value);
    drop();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') take();
    if (event.key !== 'Escape') return;
    if (typed === null) brushChannels([]);
    drop();
  };

  const said = failure ? failureText(t, { ...failure, details: { ...failure.details, block } }) : summary;

  return (
    <div className="brush-bar" data-testid="brush">
      <span className="brush-field">
        <label htmlFor="brush-set">{t('brush.label')}</label>
        <input
          id="brush-set"
          type="text"
          autoComplete="off"
          placeholder="12, 40-50"
          value={typed ?? writeChannelSet([...(brushed ?? [])], ', ')}
          aria-invalid={failure !== null}
          aria-describedby="brush-text"
          onChange={(event) => {
            setDraft({ block, text: event.target.value });
            setRefused(false);
          }}
          onKeyDown={onKeyDown}
          onBlur={take}
        />
        <SteadyButton
          className="button"
          idle={!brushed && typed === null}
          onClick={() => {
            drop();
            brushChannels([]);
          }}
        >
          {t('brush.clear')}
        </SteadyButton>
      </span>
      <p id="brush-text" className="help" data-testid="brush-text">
        <span role="status">{said}</span>
        {said === null && t(touch ? 'brush.help.touch' : 'brush.help', { block })}
      </p>
    </div>
  );
}
