import { useState } from 'react';
import { translator } from '../../../i18n/translate';
import { BLOCK_CODE, type BlockPart, blockKind, type CodeLine, SE_LAYER } from '../../../lessons/code';
import { Switch } from '../../../parts/Switch';
import { useApp } from '../../../state/react';
import type { Live } from '../useLive';

interface Props {
  live: Live;
  active: BlockPart;
  onPart(part: BlockPart): void;
}

/** The module and the block around it in PyTorch; lines are linked to parts, with the shapes of this block. */
export function CodePanel({ live, active, onPart }: Props) {
  const t = translator(useApp((state) => state.language));
  const own = blockKind(live.model.architecture);
  const [wanted, setWanted] = useState<'bottleneck' | 'basic' | null>(null);
  const kind = wanted ?? own;
  return (
    <section className="code-panel" aria-labelledby="code-title" data-testid="code-panel">
      <h3 id="code-title">{t('learn.code.title')}</h3>
      <p className="help">{t('learn.code.help')}</p>
      <Code lines={SE_LAYER} {...{ live, active, onPart }} />
      <div className="panel-controls">
        <Switch
          label={t('learn.code.block')}
          value={kind}
          options={(['bottleneck', 'basic'] as const).map((value) => ({
            value,
            text: t(`learn.code.${value}`),
          }))}
          onChange={setWanted}
        />
        <span className="help">{t('learn.code.this', { kind: t(`learn.code.${own}`) })}</span>
      </div>
      <Code lines={BLOCK_CODE[kind]} {...{ live, active, onPart }} />
    </section>
  );
}

/** The lines of one part alone, for where the others are out of sight. */
export function LitLines({ live, part }: { live: Live; part: BlockPart }) {
  const lines = [...SE_LAYER, ...BLOCK_CODE[blockKind(live.model.architecture)]];
  return (
    <ol className="code" lang="en" translate="no" data-testid="lit-lines">
      {lines
        .filter((line) => line.part === part)
        .map(({ text }) => (
          <li key={text}>
            <code>{text.trim().replace(/ +#/, '  #')}</code>
          </li>
        ))}
    </ol>
  );
}

function Code({ lines, live, active, onPart }: Props & { lines: readonly CodeLine[] }) {
  return (
    <ol className="code" lang="en" translate="no">
      {lines.map(({ text, part, shape }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines keep their places, and two may be the same
        <li key={at}>
          {part ? (
            <button type="button" aria-pressed={part === active} onClick={() => onPart(part)}>
              <code>{text}</code>
              {shape && <small>{shape(live.shape)}</small>}
            </button>
          ) : (
            <code>{text || ' '}</code>
          )}
        </li>
      ))}
    </ol>
  );
}
