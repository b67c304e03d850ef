import { useCallback } from 'react';
import { GATE_BINS, gateShares } from '../../../analysis/gateShares';
import { noneSomeAll, saturatedBlocks } from '../../../analysis/saturatedBlocks';
import { formatNumber } from '../../../charts/formatNumber';
import { formatPercent } from '../../../charts/formatPercent';
import { layoutGateShares } from '../../../charts/layout/layoutGateShares';
import { translator } from '../../../i18n/translate';
import { ReaderPanel } from '../../../parts/ReaderPanel';
import { useTouchText } from '../../../parts/useTouchText';
import { provenance } from '../../../state/provenance';
import { useApp } from '../../../state/react';
import { useProfile } from '../../../state/useProfile';
import { Covered, useSettled } from '../Covered';
import type { Reveal } from '../Question';
import { StepBody } from '../StepBody';
import type { LiveStepProps } from '../StepProps';
import { StepTable } from '../StepTable';
import { useSaturation } from '../useSaturation';

const HEIGHT = 260;

/** Gates near 0 and 1: the chosen block's distribution, and the shares of every block. */
export function SaturationStep({ step, live }: LiveStepProps) {
  const t = translator(useApp((state) => state.language));
  const touchText = useTouchText();
  const { shape, gates, trace, model } = live;
  const blocks = useSaturation(trace);
  const profile = useProfile(true);
  const settled = useSettled(step.id);
  const usual = (name: string) => profile?.blocks.find((block) => block.name === name)?.saturation;
  const layout = useCallback(
    (width: number) =>
      layoutGateShares(
        { shares: gates && gateShares(gates), usual: null },
        { width, height: HEIGHT, axis: t('distribution.axis'), positions: t('s.axis') },
      ),
    [gates, t],
  );
  const edge = (bin: number) => formatNumber(bin / GATE_BINS);
  const shares = gates && gateShares(gates);
  const rows = Array.from({ length: GATE_BINS }, (_, bin) => [
    edge(bin),
    edge(bin + 1),
    shares ? formatPercent(shares[bin]) : '',
  ]);
  const reveal = (): Reveal | null => {
    if (!blocks || blocks.length === 0) return null;
    const count = saturatedBlocks(blocks).length;
    const most = blocks.reduce((a, b) => (b.open + b.closed > a.open + a.closed ? b : a));
    return {
      option: noneSomeAll(count, blocks.length),
      text: t('learn.saturation.reveal', {
        count,
        blocks: blocks.length,
        block: most.name,
        open: formatPercent(most.open),
        closed: formatPercent(most.closed),
      }),
    };
  };
  return (
    <StepBody step={step} live={live} places={{ blocks: model.blocks.length }} reveal={reveal()}>
      <ReaderPanel
        testId="saturation-chart"
        title={t('learn.saturation.chart', { block: shape.name })}
        help={t('distribution.help', { channels: shape.channels, bins: GATE_BINS })}
        layout={layout}
        idle={touchText('distribution.idle')}
        valueText={(bin) =>
          shares
            ? t('distribution.value', {
                low: edge(bin),
                high: edge(bin + 1),
                count: Math.round(shares[bin] * shape.channels),
                channels: shape.channels,
                share: formatPercent(shares[bin]),
              })
            : t('result.none')
        }
        fileName={`${trace?.image.name ?? 'image'}.${shape.name}.saturation`}
        provenance={trace ? provenance(trace) : []}
        table={() => ({
          columns: [t('distribution.table.low'), t('distribution.table.high'), t('distribution.table.share')],
          rows,
        })}
        csv={() => ({
          columns: ['block', 'from', 'to', 'share'],
          rows: rows.map(([low, high], bin) => [shape.name, low, high, shares?.[bin] ?? '']),
        })}
      />
      {blocks && !settled && <Covered />}
      {blocks && settled && (
        <StepTable
          testId="saturation-table"
          caption={t('learn.saturation.table')}
          columns={[
            { text: t('map.table.block') },
            { text: t('summary.open'), most: 1 },
            { text: t('summary.closed'), most: 1 },
            ...(profile
              ? [t('summary.open'), t('summary.closed')].map((share) => ({
                  text: t('learn.saturation.of', { share, images: profile.images }),
                  most: 1,
                }))
              : []),
          ]}
          rows={blocks.map(({ name, open, closed }) => ({
            key: name,
            marked: name === shape.name,
            cells: [
              { text: name },
              { text: formatPercent(open), value: open },
              { text: formatPercent(closed), value: closed },
              ...(profile
                ? (usual(name) ?? [0, 0]).map((share) => ({ text: formatPercent(share), value: share }))
                : []),
            ],
          }))}
        />
      )}
    </StepBody>
  );
}
