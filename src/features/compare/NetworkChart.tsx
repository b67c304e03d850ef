import { blockAtDepth, relativeDepth } from '../../analysis/relativeDepth';
import type { Theme } from '../../charts/colors';
import { formatPercent } from '../../charts/formatPercent';
import type { PositionGeometry } from '../../charts/layout/positionGeometry';
import { translator } from '../../i18n/translate';
import { ReaderPanel } from '../../parts/ReaderPanel';
import { useTouchText } from '../../parts/useTouchText';
import { networksProvenance } from '../../state/comparisonProvenance';
import { useApp } from '../../state/react';
import type { Network } from './useTwoNetworks';

type Block = Network['blocks'][number];

interface Props {
  networks: [Network, Network];
  /** What is shown of every block, for file names. */
  kind: 'depth' | 'gates';
  title: string;
  help: string;
  layout(width: number, theme: Theme): PositionGeometry;
  /** A block in words. */
  valueText(title: string, block: Block): string;
  /** Columns after those that name network and block, for reading. */
  columns: string[];
  cells(block: Block): (string | number)[];
  /** The same for files: one or several rows a block. */
  csvColumns: string[];
  /** What the names of the columns do not say. */
  csvNotes?: string[];
  csvRows(block: Block): (string | number)[][];
}

/** A chart of two networks by relative depth, with its table and exports. */
export function NetworkChart(props: Props) {
  const { networks, kind, title, help, layout, valueText, columns, cells, csvColumns, csvNotes, csvRows } =
    props;
  const t = translator(useApp((state) => state.language));
  const touchText = useTouchText();
  const positions = Math.max(...networks.map(({ blocks }) => blocks.length));
  return (
    <ReaderPanel
      testId={`two-${kind}`}
      title={title}
      help={help}
      layout={layout}
      idle={touchText('two.idle')}
      valueText={(position) =>
        t('two.value', {
          depth: formatPercent(relativeDepth(position, positions)),
          values: networks
            .map((network) =>
              valueText(
                network.title,
                network.blocks[blockAtDepth(position, positions, network.blocks.length)],
              ),
            )
            .join(t('list.semicolon')),
        })
      }
      fileName={`${networks[0].trace.image.name}.two-networks.${kind}`}
      provenance={networksProvenance(networks.map(({ trace }) => trace))}
      table={() => ({
        columns: [t('two.table.network'), t('map.table.block'), t('two.depth'), 'C', 'C/r', ...columns],
        rows: networks.flatMap((network) =>
          network.blocks.map((block, at) => [
            network.title,
            block.name,
            formatPercent(relativeDepth(at, network.blocks.length)),
            block.channels,
            block.hidden,
            ...cells(block),
          ]),
        ),
      })}
      csv={() => ({
        notes: csvNotes,
        columns: [
          'model',
          'model_sha256',
          'image',
          'block',
          'relative_depth',
          'channels',
          'hidden',
          ...csvColumns,
        ],
        rows: networks.flatMap(({ trace, blocks }) =>
          blocks.flatMap((block, at) =>
            csvRows(block).map((row) => [
              trace.model.id,
              trace.model.sha256,
              trace.image.name,
              block.name,
              relativeDepth(at, blocks.length),
              block.channels,
              block.hidden,
              ...row,
            ]),
          ),
        ),
      })}
    />
  );
}
