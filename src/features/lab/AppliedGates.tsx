import { useMemo } from 'react';
import type { UsualBand } from '../../analysis/bandOf';
import { ChannelStrip } from '../../charts/ChannelStrip';
import { ChartFrame } from '../../charts/ChartFrame';
import { formatGate } from '../../charts/formatGate';
import { brushedScene } from '../../charts/layout/brushedScene';
import { layoutStrip } from '../../charts/layout/layoutStrip';
import type { SEBlockShape } from '../../domain/block';
import { float32Text } from '../../domain/traceJson';
import { joinSentences } from '../../i18n/joinSentences';
import { translator } from '../../i18n/translate';
import { caption } from '../../parts/caption';
import { FigureExport } from '../../parts/FigureExport';
import { useBrushedText } from '../../parts/useBrushedText';
import { useTouchText } from '../../parts/useTouchText';
import { provenance } from '../../state/provenance';
import { useActions, useApp } from '../../state/react';
import { useBrushed } from '../../state/useBrushed';
import { useResolvedTheme } from '../../state/useResolvedTheme';
import { editedProvenance } from './editedProvenance';
import { useLabPass } from './useLabPass';

const HEIGHT = 168;
const FILE_SIZE = { width: 1100, height: 260 };

/** The gates that multiply a block's channels, beside those that it computed itself where these differ. */
export function AppliedGates({ block: { name, channels } }: { block: SEBlockShape }) {
  const t = translator(useApp((state) => state.language));
  const touchText = useTouchText();
  const theme = useResolvedTheme();
  const profile = useApp((state) => state.profile);
  const hovered = useApp((state) => state.hoveredChannel);
  const selected = useApp((state) => state.channel);
  const brushed = useBrushed(channels);
  const brushedText = useBrushedText(brushed);
  const { hoverChannel, chooseChannel, brushChannels } = useActions();
  const { before, after } = useLabPass();
  const trace = after ?? before;
  const block = trace?.blocks.find((candidate) => candidate.name === name) ?? null;
  const order = useMemo(() => Array.from({ length: channels }, (_, channel) => channel), [channels]);
  const values = block ? (block.applied ?? block.excitation) : null;
  const band = useMemo(
    (): UsualBand | null =>
      block?.applied ? { low: block.excitation, middle: block.excitation, high: block.excitation } : null,
    [block],
  );
  const options = {
    domain: 'unit',
    axis: t('s.axis'),
    positions: t('strip.channels'),
    numbered: true,
  } as const;
  const sceneAt = (size: { width: number; height: number }) =>
    brushedScene(layoutStrip({ values, channels, order, band }, { ...size, ...options }), brushed);
  const title = t('lab.gates.title', { block: name });
  const computed = block?.excitation;
  return (
    <div data-testid="lab-gates">
      <ChartFrame
        title={title}
        help={touchText('lab.gates.help')}
        tableTitle={t('table.open')}
        table={() => ({
          columns: [t('table.channel'), t('lab.answer.after'), t('lab.answer.before')],
          rows:
            values && computed
              ? order.map((at) => [at, float32Text(values[at]), float32Text(computed[at])])
              : [],
        })}
        actions={
          <FigureExport
            fileName={`${trace?.image.name ?? 'image'}.${name}.applied`}
            title={title}
            help={caption(t('lab.gates.help.sheet'), brushedText)}
            provenance={after ? editedProvenance(after, profile) : before ? provenance(before) : []}
            disabled={!block}
            scene={() => sceneAt(FILE_SIZE)}
            sheet={{
              id: 'lab-gates',
              at: (width) => sceneAt({ ...FILE_SIZE, width }),
            }}
            csv={() => ({
              columns: ['image', 'block', 'channel', 'applied', 's'],
              rows:
                values && computed
                  ? order.map((at) => [
                      trace?.image.name ?? '',
                      name,
                      at,
                      float32Text(values[at]),
                      float32Text(computed[at]),
                    ])
                  : [],
            })}
          />
        }
      >
        <ChannelStrip
          {...options}
          values={values}
          channels={channels}
          order={order}
          band={band}
          height={HEIGHT}
          theme={theme}
          label={joinSentences(title, t('strip.keys'))}
          idle={t('strip.none')}
          hovered={hovered}
          brushed={brushed}
          onBrush={brushChannels}
          selected={selected}
          valueText={(channel) =>
            values && computed
              ? t('lab.gates.value', {
                  channel,
                  applied: formatGate(values[channel]),
                  learned: formatGate(computed[channel]),
                })
              : ''
          }
          onHover={hoverChannel}
          onSelect={chooseChannel}
        />
      </ChartFrame>
    </div>
  );
}
