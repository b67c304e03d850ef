import { useEffect } from 'react';
import { answers } from '../../analysis/answers';
import { labelsIn } from '../../domain/classLabels';
import { translator } from '../../i18n/translate';
import { ChannelSearch } from '../../parts/ChannelSearch';
import { InputPixels } from '../../parts/InputPixels';
import { ProgressBar } from '../../parts/ProgressBar';
import { scoreText } from '../../parts/scoreText';
import { shownImage, shownTrace } from '../../state/appState';
import { useActions, useApp } from '../../state/react';
import type { Live } from './useLive';

/** Nothing, the block, or the block and one of its channels. */
export type LiveChoice = 'none' | 'block' | 'channel';

interface Props {
  live: Live;
  /** What the step lets one choose. */
  choice: LiveChoice;
}

/** What the step is bound to: picture, answer and network, and the block and channel, which can be changed here. */
export function LiveBar({ live, choice }: Props) {
  const language = useApp((state) => state.language);
  const image = useApp(shownImage);
  const trace = useApp(shownTrace);
  const card = useApp((state) => state.catalog.find(({ id }) => id === state.model?.id));
  const progress = useApp((state) => state.progress);
  const recovering = useApp((state) => state.stage === 'recovering');
  const { chooseBlock, chooseChannel } = useActions();
  const t = translator(language);
  const chosen = useApp((state) => state.channel);
  const block = useApp((state) => state.block);
  const first = choice === 'channel' && live.gates && chosen !== live.channel ? live.channel : null;
  // Which channel it is, is known once the image has been seen; another block takes the choice away.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the block may be chosen in the same moment
  useEffect(() => {
    if (first !== null) chooseChannel(first, true);
  }, [first, block, chooseChannel]);
  const { model, shape } = live;
  const name = card?.title[language].split(' · ')[0] ?? model.id;
  const { scores } = model.settings;
  const best = image?.predictionsHidden || !trace ? undefined : answers(trace, scores)[0];
  const label = best && labelsIn(language, model)[best.index];
  return (
    <div className="live-bar" data-testid="live-bar" data-state={trace ? 'done' : 'waiting'}>
      <InputPixels input={image?.output?.input ?? null} label={t('photo.input')} />
      <div className="live-bar-text">
        <p>
          {best && label
            ? t('learn.live', { label, model: name, probability: scoreText(t, best.score, scores) })
            : trace
              ? t('learn.live.hidden', { model: name })
              : t('lead.starting')}
        </p>
        <ProgressBar progress={progress} recovering={recovering} t={t} />
        <div className="panel-controls">
          {choice !== 'none' && (
            <label className="labeled">
              {t('classes.block')}{' '}
              <select
                data-testid="learn-block"
                value={shape.name}
                onChange={(event) => chooseBlock(event.target.value)}
              >
                {model.blocks.map((block) => (
                  <option key={block.name} value={block.name}>
                    {`${block.name} · C ${block.channels} · C/r ${block.hidden}`}
                  </option>
                ))}
              </select>
            </label>
          )}
          {choice === 'channel' && (
            <>
              <ChannelSearch block={shape.name} channels={shape.channels} />
              <button
                type="button"
                className="button"
                onClick={() => chooseChannel((live.channel + 1) % shape.channels)}
              >
                {t('learn.live.next')}
              </button>
            </>
          )}
        </div>
      </div>
    </div>
  );
}
