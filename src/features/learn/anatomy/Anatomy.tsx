import { useEffect, useMemo, useState } from 'react';
import { AnatomyChart } from '../../../charts/AnatomyChart';
import { ChartFrame, type TableData } from '../../../charts/ChartFrame';
import { layoutAnatomy } from '../../../charts/layout/layoutAnatomy';
import { TermText } from '../../../glossary/TermText';
import { withoutTerms } from '../../../glossary/terms';
import { translator } from '../../../i18n/translate';
import { BLOCK_PARTS, type BlockPart } from '../../../lessons/code';
import { FigureExport } from '../../../parts/FigureExport';
import { provenance } from '../../../state/provenance';
import { useApp } from '../../../state/react';
import { useResolvedTheme } from '../../../state/useResolvedTheme';
import type { Live } from '../useLive';
import { anatomyNodes } from './anatomyNodes';
import { CodePanel, LitLines } from './CodePanel';
import { PartText } from './PartText';

const FILE_WIDTH = 1000;
/** Time to read a part while they play. */
const PART_MS = 2200;

const prefersStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The block's parts in a diagram and in PyTorch, both at the same part; they can be played. */
export function Anatomy({ live }: { live: Live }) {
  const t = translator(useApp((state) => state.language));
  const theme = useResolvedTheme();
  // The code is a screen further down there.
  const present = useApp((state) => state.present);
  const [active, setActive] = useState<BlockPart>('input');
  const [playing, setPlaying] = useState(false);
  const nodes = useMemo(() => anatomyNodes(live, t, theme), [live, t, theme]);
  const step = (part: BlockPart) => BLOCK_PARTS[(BLOCK_PARTS.indexOf(part) + 1) % BLOCK_PARTS.length];
  const choose = (part: BlockPart) => {
    setPlaying(false);
    setActive(part);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: step is a pure function of what it is given
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => setActive(step), PART_MS);
    return () => clearInterval(timer);
  }, [playing]);

  const { shape, channel, trace } = live;
  const title = t('learn.anatomy.chart', { block: shape.name });
  const shortcut = t('learn.part.shortcut');
  const rows = BLOCK_PARTS.map((part) => [nodes[part].title, nodes[part].shape, nodes[part].value]);
  const table = (): TableData => ({
    columns: [
      t('learn.anatomy.table.part'),
      t('learn.anatomy.table.shape'),
      t('learn.anatomy.table.value', { channel }),
    ],
    rows,
  });
  return (
    <div className="anatomy-pair">
      <div className="panel" data-testid="anatomy">
        <ChartFrame
          title={title}
          help={<TermText message={t('learn.anatomy.help', { channel })} />}
          tableTitle={t('table.open')}
          table={table}
          actions={
            <FigureExport
              fileName={`${trace?.image.name ?? 'image'}.${shape.name}.anatomy`}
              title={title}
              help={withoutTerms(t('learn.anatomy.help', { channel }))}
              provenance={trace ? provenance(trace) : []}
              disabled={!trace}
              scene={(theme) =>
                layoutAnatomy(anatomyNodes(live, t, theme), { width: FILE_WIDTH, shortcut }).scene
              }
              csv={() => ({
                columns: ['part', 'shape', 'value'],
                rows: BLOCK_PARTS.map((part) => [part, nodes[part].shape, nodes[part].value]),
              })}
            />
          }
        >
          <div className="panel-controls">
            {!prefersStill() && (
              <button type="button" className="button" onClick={() => setPlaying(!playing)}>
                {t(playing ? 'learn.anatomy.pause' : 'learn.anatomy.play')}
              </button>
            )}
            <button type="button" className="button" onClick={() => choose(step(active))}>
              {t('learn.anatomy.next')}
            </button>
          </div>
          <AnatomyChart theme={theme} nodes={nodes} shortcut={shortcut} active={active} onPart={choose} />
          <fieldset className="part-buttons">
            <legend className="visually-hidden">{t('learn.anatomy.parts')}</legend>
            {BLOCK_PARTS.map((part) => (
              <button
                key={part}
                type="button"
                className="button"
                aria-pressed={part === active}
                onClick={() => choose(part)}
              >
                {t(`learn.part.${part}`)}
              </button>
            ))}
          </fieldset>
          <div className="part-told">
            <PartText live={live} part={active} />
            {present && <LitLines live={live} part={active} />}
          </div>
        </ChartFrame>
      </div>
      <CodePanel live={live} active={active} onPart={choose} />
    </div>
  );
}
