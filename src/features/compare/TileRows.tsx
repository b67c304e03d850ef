import { useCallback, useMemo } from 'react';
import { gateSummary } from '../../analysis/gateSummary';
import type { Theme } from '../../charts/colors';
import { withBrushed } from '../../charts/export/withBrushed';
import { formatNumber } from '../../charts/formatNumber';
import { byWidth } from '../../charts/layout/byWidth';
import { layoutTileRows } from '../../charts/layout/layoutTileRows';
import type { LoadedModel } from '../../domain/model';
import { tracesTable } from '../../domain/traceJson';
import { translator } from '../../i18n/translate';
import { ReaderPanel } from '../../parts/ReaderPanel';
import { comparisonProvenance } from '../../state/comparisonProvenance';
import { useActions, useApp } from '../../state/react';
import { useBrushed } from '../../state/useBrushed';
import { useCoarsePointer } from '../../state/useCoarsePointer';
import { useFigureTheme, useResolvedTheme } from '../../state/useResolvedTheme';
import { type ComparedImage, gatesOf, isReady } from './useCompared';

interface Props {
  model: LoadedModel;
  images: readonly ComparedImage[];
  selected: string;
}

/** Of a cell in presenter mode, units: 3 px of a 24 px font. */
const LEAST_PRESENTED = 1.25;

/** Every block's gates of every image, block under block. */
export function TileRows({ model, images, selected }: Props) {
  const t = translator(useApp((state) => state.language));
  const [onPage, inFile] = [useResolvedTheme(), useFigureTheme()];
  const { chooseBlock } = useActions();
  const touch = useCoarsePointer();
  const leastCell = useApp((state) => (state.present ? LEAST_PRESENTED : undefined));
  const { blocks } = model;
  const brushed = useBrushed(blocks.find(({ name }) => name === selected)?.channels ?? 0);
  // Tens of thousands of cells, which another block leaves as they are.
  const tiles = useMemo(
    () =>
      byWidth((width, theme) =>
        layoutTileRows(
          blocks,
          images.map(({ name, slot, trace }) => ({
            label: name,
            slot,
            gates: trace?.blocks.map(({ applied, excitation }) => applied ?? excitation) ?? null,
          })),
          { width, theme, legend: t('compare.tiles.legend'), leastCell },
        ),
      ),
    [blocks, images, leastCell, t],
  );
  const layout = useCallback(
    (width: number, theme: Theme) => tiles(width, theme).select(selected),
    [tiles, selected],
  );
  const ready = images.filter(isReady);
  const means = (block: number) =>
    ready.flatMap((image) => {
      const summary = gateSummary(gatesOf(image, blocks[block].name) ?? new Float32Array());
      return summary ? [{ name: image.name, ...summary }] : [];
    });
  return (
    <ReaderPanel
      testId="compare-tiles"
      title={t('compare.tiles.title')}
      help={t(touch ? 'compare.tiles.help.touch' : 'compare.tiles.help', {
        scale: t(`compare.tiles.scale.${onPage}`),
      })}
      fileHelp={t('compare.tiles.help.sheet', { scale: t(`compare.tiles.scale.${inFile}`) })}
      chosen={selected}
      layout={layout}
      idle={t(touch ? 'compare.tiles.idle.touch' : 'compare.tiles.idle')}
      valueText={(block) =>
        t('compare.tiles.value', {
          block: blocks[block].name,
          values: means(block)
            .map(({ name, mean, spread }) => `${name} ${formatNumber(mean)} ± ${formatNumber(spread)}`)
            .join(' · '),
        })
      }
      onSelect={(block) => chooseBlock(blocks[block].name)}
      brushed={brushed}
      fileName={`${model.id}.comparison`}
      provenance={comparisonProvenance(ready.map(({ trace }) => trace))}
      table={() => ({
        columns: [t('map.table.block'), ...ready.map(({ name }) => name)],
        rows: blocks.map(({ name }, block) => [
          name,
          ...means(block).map(({ mean, spread }) => `${formatNumber(mean)} ± ${formatNumber(spread)}`),
        ]),
      })}
      csv={() => {
        return withBrushed(tracesTable(ready.map(({ trace }) => trace)), selected, brushed);
      }}
    />
  );
}
