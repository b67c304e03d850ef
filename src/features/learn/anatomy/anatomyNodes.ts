import { type ColorScale, gateColor, signedColor, type Theme } from '../../../charts/colors';
import { formatNumber } from '../../../charts/formatNumber';
import type { AnatomyNode, AnatomyPart } from '../../../charts/layout/layoutAnatomy';
import type { Translate } from '../../../i18n/translate';
import { BLOCK_PARTS } from '../../../lessons/code';
import type { Live } from '../useLive';

/** No more numbers than this as colors, from the first channel on. */
const MOST_CELLS = 16;

/** What stands in the parts: names, shapes of this block, numbers of this image and channel. */
export function anatomyNodes(
  { model, shape, block, gates, channel }: Live,
  t: Translate,
  theme: Theme,
): Record<AnatomyPart, AnatomyNode> {
  const { channels, hidden, height, width } = shape;
  const maps = `${height}×${width}×${channels}`;
  // What goes into a block is what the one before gave out; of the stem's output nothing is told.
  const before = model.blocks[model.blocks.indexOf(shape) - 1];
  const number = (symbol: string, value: number | undefined) =>
    value === undefined ? '' : `${symbol} ${formatNumber(value)}`;
  const scale: ColorScale = gateColor(theme);
  const signed = (values: Float32Array | undefined) => {
    const shown = [...(values ?? [])].slice(0, MOST_CELLS);
    return shown.map(signedColor(theme, Math.max(...shown.map(Math.abs), 0)));
  };
  const shapes: Record<AnatomyPart, string> = {
    input: before ? `${before.height}×${before.width}×${before.channels}` : '',
    branch: maps,
    squeeze: `${channels}`,
    fc1: `${channels} → ${hidden}`,
    relu: `${hidden}`,
    fc2: `${hidden} → ${channels}`,
    sigmoid: `${channels}`,
    scale: maps,
    add: maps,
  };
  const values: Partial<Record<AnatomyPart, string>> = {
    squeeze: number('z', block?.squeeze[channel]),
    sigmoid: number('s', gates?.[channel]),
    scale: gates ? `${formatNumber(gates[channel])} × U` : '',
  };
  const cells: Partial<Record<AnatomyPart, string[]>> = {
    squeeze: signed(block?.squeeze),
    relu: signed(block?.hiddenActivations),
    sigmoid: [...(gates ?? [])].slice(0, MOST_CELLS).map(scale),
  };
  return Object.fromEntries(
    BLOCK_PARTS.map((part) => [
      part,
      {
        title: t(`learn.part.${part}`),
        shape: shapes[part],
        value: values[part] ?? '',
        cells: cells[part] ?? [],
      },
    ]),
  ) as Record<AnatomyPart, AnatomyNode>;
}
