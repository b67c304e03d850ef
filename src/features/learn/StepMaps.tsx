import type { ReactNode } from 'react';
import { CellMaps } from '../../charts/CellMaps';
import { ChartFrame } from '../../charts/ChartFrame';
import { formatNumber } from '../../charts/formatNumber';
import { layoutMaps } from '../../charts/layout/layoutMaps';
import type { ChannelMaps } from '../../domain/maps';
import { float32Text } from '../../domain/traceJson';
import { TermText } from '../../glossary/TermText';
import { withoutTerms } from '../../glossary/terms';
import { failureText } from '../../i18n/failureText';
import { joinSentences } from '../../i18n/joinSentences';
import { translator } from '../../i18n/translate';
import { FigureExport } from '../../parts/FigureExport';
import { useTouchText } from '../../parts/useTouchText';
import { provenance } from '../../state/provenance';
import { useActions, useApp } from '../../state/react';
import { useResolvedTheme } from '../../state/useResolvedTheme';
import type { useChannelMaps } from './useChannelMaps';
import type { Live } from './useLive';

interface Props extends ReturnType<typeof useChannelMaps> {
  live: Live;
  title: string;
  /** What U is multiplied by; the applied gate where the step has no other. */
  gate?: number;
  /** The maps as shown, where the step changes them. */
  change?(maps: ChannelMaps): ChannelMaps;
  /** The maps between which `change` moves them: colors keep their scale while it does. */
  reach?(maps: ChannelMaps): ChannelMaps[];
  children?: ReactNode;
}

const FILE_WIDTH = 816;

/** The chosen channel's U, s times U and output beside the pixels that the network saw. */
export function StepMaps({ live, found, failure, title, gate = found?.s, change, reach, children }: Props) {
  const t = translator(useApp((state) => state.language));
  const touchText = useTouchText();
  const theme = useResolvedTheme();
  const { retryMaps } = useActions();
  const { shape } = live;
  const maps = found && (change ? change(found.maps) : found.maps);
  const data = {
    height: shape.height,
    width: shape.width,
    maps,
    reach: found ? reach?.(found.maps) : undefined,
    input: found?.input ?? null,
  };
  const options = {
    theme,
    overPhoto: false,
    labels: {
      input: t('evidence.maps.input'),
      u: t('evidence.maps.u'),
      scaled:
        gate === undefined ? t('evidence.maps.scaled') : t('learn.maps.scaled', { s: formatNumber(gate) }),
      output: t('evidence.maps.output'),
    },
    legends: { gated: t('evidence.maps.legend.gated'), output: t('evidence.maps.legend.output') },
  };
  const cells = (of: ChannelMaps) =>
    Array.from(of.u, (u, at) => [
      `${Math.floor(at / shape.width)}, ${at % shape.width}`,
      ...[u, of.scaled[at], of.output[at]].map(float32Text),
    ]);
  return (
    <div className="panel" data-testid="step-maps" data-channel={maps?.channel}>
      <ChartFrame
        title={title}
        help={<TermText message={t('evidence.maps.help')} />}
        tableTitle={t('table.open')}
        table={() => ({
          columns: [
            t('evidence.maps.position'),
            options.labels.u,
            options.labels.scaled,
            options.labels.output,
          ],
          rows: maps ? cells(maps) : [],
        })}
        actions={
          <FigureExport
            fileName={`${found?.trace.image.name ?? 'image'}.${shape.name}.channel-${live.channel}.lesson`}
            title={title}
            help={withoutTerms(t('evidence.maps.help'))}
            provenance={found ? provenance(found.trace) : []}
            disabled={!maps}
            scene={(theme) => layoutMaps(data, { ...options, theme, width: FILE_WIDTH }).scene}
            csv={() => ({ columns: ['position', 'u', 'scaled', 'output'], rows: maps ? cells(maps) : [] })}
          />
        }
      >
        {children}
        {failure && (
          <p role="status">
            {failureText(t, failure)}{' '}
            <button type="button" className="button" onClick={retryMaps}>
              {t('lead.retry')}
            </button>
          </p>
        )}
        <CellMaps
          {...data}
          {...options}
          label={joinSentences(title, t('evidence.maps.keys'))}
          valueText={(at) =>
            maps
              ? t('evidence.maps.value', {
                  row: Math.floor(at / shape.width),
                  column: at % shape.width,
                  u: formatNumber(maps.u[at]),
                  scaled: formatNumber(maps.scaled[at]),
                  output: formatNumber(maps.output[at]),
                })
              : ''
          }
          idle={maps ? touchText('evidence.maps.idle') : t('evidence.running')}
        />
      </ChartFrame>
    </div>
  );
}
