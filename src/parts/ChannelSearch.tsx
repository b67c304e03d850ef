import { type KeyboardEvent, memo, useState } from 'react';
import { stepByKey } from '../charts/stepByKey';
import { translator } from '../i18n/translate';
import { useActions, useApp } from '../state/react';
import { readChannel } from './readChannel';

interface Props {
  block: string;
  channels: number;
}

/**
 * Chooses a channel by its number. What is typed is pointed at in every chart; Enter, or leaving, chooses it. A number
 * that is none is said to be so under the field and changes nothing.
 */
export const ChannelSearch = memo(function ChannelSearch({ block, channels }: Props) {
  const t = translator(useApp((state) => state.language));
  const chosen = useApp((state) => state.channel);
  const { chooseChannel, hoverChannel } = useActions();
  const [draft, setDraft] = useState<string | null>(null);
  const wanted = draft === null ? null : readChannel(draft, channels);
  const wrong = draft !== null && draft.trim() !== '' && wanted === null;

  const write = (text: string | null) => {
    setDraft(text);
    hoverChannel(text === null ? null : readChannel(text, channels));
  };
  const take = () => {
    if (wanted !== null) chooseChannel(wanted);
    if (!wrong) write(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') take();
    else if (event.key === 'Escape') write(null);
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      const next = stepByKey(event.key, wanted ?? chosen ?? -1, channels - 1);
      if (next === undefined) return;
      write(null);
      chooseChannel(next);
    }
  };

  return (
    <span className="channel-search" data-testid="channel-search">
      <label htmlFor="channel-number">{t('search.channel')}</label>
      <input
        id="channel-number"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={draft ?? chosen ?? ''}
        aria-invalid={wrong}
        aria-describedby="channel-range"
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (draft === null) return;
          take();
          write(null);
        }}
      />
      <span id="channel-range" className="channel-range" role="status">
        {wrong && t('search.channel.range', { block, last: channels - 1 })}
      </span>
    </span>
  );
});
