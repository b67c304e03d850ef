import { gateSummary } from '../../../analysis/gateSummary';
import { formatNumber } from '../../../charts/formatNumber';
import { formatPercent } from '../../../charts/formatPercent';
import { type MessageKey, translator } from '../../../i18n/translate';
import type { BlockPart } from '../../../lessons/code';
import { useApp } from '../../../state/react';
import type { Live } from '../useLive';

/** What a part does, with the numbers of this block, channel and image. */
export function PartText({ live, part }: { live: Live; part: BlockPart }) {
  const language = useApp((state) => state.language);
  const t = translator(language);
  const { shape, block, gates, channel } = live;
  const { channels, hidden, height, width } = shape;
  const number = (value: number | undefined) => (value === undefined ? '–' : formatNumber(value));
  const places = {
    channel,
    channels,
    hidden,
    height,
    width,
    cells: height * width,
    weights: new Intl.NumberFormat(language).format(channels * hidden),
    z: number(block?.squeeze[channel]),
    s: number(gates?.[channel]),
    percent: gates ? formatPercent(gates[channel]) : '–',
    mean: number(gates ? gateSummary(gates)?.mean : undefined),
    active: block ? block.hiddenActivations.filter((value) => value > 0).length : '–',
  };
  return (
    <p className="part-text" role="status" data-testid="part-text">
      <strong>
        {t(`learn.part.${part}` as MessageKey)}
        {t('list.colon')}
      </strong>
      {t(`learn.part.${part}.text` as MessageKey, places)}
    </p>
  );
}
