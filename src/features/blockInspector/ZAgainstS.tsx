import { useMemo, useState } from 'react';
import { rankCorrelation } from '../../analysis/rankCorrelation';
import { deviationFromUsual, LEAST_Z_DEVIATION } from '../../analysis/usual';
import { ChannelScatter } from '../../charts/ChannelScatter';
import { withBrushed } from '../../charts/export/withBrushed';
import { formatSigned } from '../../charts/formatSigned';
import { brushedScene } from '../../charts/layout/brushedScene';
import { layoutScatter } from '../../charts/layout/layoutScatter';
import { float32Text } from '../../domain/traceJson';
import { joinSentences } from '../../i18n/joinSentences';
import { translator } from '../../i18n/translate';
import { ProfileProblem } from '../../parts/ProfileProblem';
import { useActions, useApp } from '../../state/react';
import { useBrushed } from '../../state/useBrushed';
import { useCoarsePointer } from '../../state/useCoarsePointer';
import { useProfile } from '../../state/useProfile';
import { useResolvedTheme } from '../../state/useResolvedTheme';
import { CloserFrame } from './CloserFrame';
import type { CloserProps } from './LookCloser';

const UNITS = ['values', 'deviations'] as const;
const HEIGHT = 300;
const FILE_SIZE = { width: 900, height: 520 };

/** z against s of every channel, as they are or less what is usual; only then have the quarters names. */
export function ZAgainstS({ shape, block, trace, order, valueText }: CloserProps) {
  const t = translator(useApp((state) => state.language));
  const touch = useCoarsePointer();
  const theme = useResolvedTheme();
  const hovered = useApp((state) => state.hoveredChannel);
  const selected = useApp((state) => state.channel);
  const { hoverChannel, chooseChannel, brushChannels } = useActions();
  const [wanted, setWanted] = useState<(typeof UNITS)[number]>('values');
  const profile = useProfile(wanted === 'deviations');
  const { name, channels } = shape;
  const brushed = useBrushed(channels);
  const usual = profile?.blocks.find((entry) => entry.name === name);
  const deviations = useMemo(
    () =>
      wanted === 'deviations' && usual && block
        ? {
            z: deviationFromUsual(block.z, usual.squeeze, LEAST_Z_DEVIATION),
            s: deviationFromUsual(block.s, usual.gates),
          }
        : null,
    [wanted, usual, block],
  );
  const quarters = useMemo(
    () =>
      deviations && {
        aboveX: t('scatter.above.z'),
        belowX: t('scatter.below.z'),
        aboveY: t('scatter.above.s'),
        belowY: t('scatter.below.s'),
      },
    [deviations, t],
  );
  // Until the profile is there, and where there is none, the axes are those of the values themselves.
  const shown = deviations ?? block;
  const [x, y] = [shown?.z ?? null, shown?.s ?? null];
  const options = {
    xAxis: t(deviations ? 'scatter.z.deviations' : 'z.axis'),
    yAxis: t(deviations ? 'scatter.s.deviations' : 's.axis'),
    yDomain: deviations ? 'centered' : 'unit',
    quarters,
  } as const;
  const title = t('scatter.title', { block: name });
  const textOf = (channel: number) =>
    deviations
      ? t('scatter.value.deviations', {
          channel,
          z: formatSigned(deviations.z[channel]),
          s: formatSigned(deviations.s[channel]),
        })
      : valueText(channel);
  const rho = useMemo(() => x && y && rankCorrelation(x, y), [x, y]);
  const finding = () => {
    if (!shown) return t('result.none');
    if (rho === null) return t('scatter.finding.none', { channels });
    return t(deviations ? 'scatter.finding.deviations' : 'scatter.finding', {
      channels,
      rho: rho.toFixed(2).replace('-', '−'),
    });
  };
  const help = t(deviations ? 'scatter.help.deviations' : 'scatter.help');
  const rowOf = (channel: number) =>
    [...(block ? [block.z, block.s] : []), ...(deviations ? [deviations.z, deviations.s] : [])].map(
      (values) => float32Text(values[channel]),
    );
  const marked = hovered ?? selected;

  return (
    <CloserFrame
      testId="closer-scatter"
      title={title}
      help={help}
      fileHelp={joinSentences(help, finding())}
      trace={trace}
      ready={block !== null}
      fileName={`${name}.z-against-s`}
      compared={deviations && profile}
      brushed={brushed}
      scene={() => brushedScene(layoutScatter({ x, y }, { ...FILE_SIZE, ...options }), brushed)}
      table={() => ({
        columns: [
          t('table.channel'),
          t('channel.z'),
          t('channel.s'),
          ...(deviations ? [t('scatter.z.deviations'), t('scatter.s.deviations')] : []),
        ],
        rows: block ? order.map((channel) => [channel, ...rowOf(channel)]) : [],
      })}
      csv={() =>
        withBrushed(
          {
            columns: [
              'image',
              'block',
              'channel',
              'z',
              's',
              ...(deviations ? ['z_deviation', 's_deviation'] : []),
            ],
            rows: Array.from(block?.z ?? [], (_, channel) => [
              trace?.image.name ?? '',
              name,
              channel,
              ...rowOf(channel),
            ]),
          },
          name,
          brushed,
        )
      }
    >
      <div className="panel-controls">
        <fieldset className="switch">
          <legend className="visually-hidden">{t('scatter.units')}</legend>
          {UNITS.map((kind) => (
            <button key={kind} type="button" aria-pressed={wanted === kind} onClick={() => setWanted(kind)}>
              {t(`scatter.units.${kind}`)}
            </button>
          ))}
        </fieldset>
      </div>
      {wanted === 'deviations' && <ProfileProblem />}
      <p className="finding" data-testid="scatter-finding">
        {finding()}
      </p>
      <ChannelScatter
        {...options}
        x={x}
        y={y}
        height={HEIGHT}
        theme={theme}
        label={joinSentences(title, t('strip.keys'))}
        idle={t('strip.none')}
        order={order}
        hovered={hovered}
        selected={selected}
        valueText={textOf}
        onHover={hoverChannel}
        onSelect={chooseChannel}
        brushed={brushed}
        onBrush={brushChannels}
      />
      <p className="reader-text help" data-testid="scatter-text">
        {marked !== null && marked < channels && block
          ? textOf(marked)
          : t(touch ? 'channel.none.touch' : 'channel.none')}
      </p>
    </CloserFrame>
  );
}
