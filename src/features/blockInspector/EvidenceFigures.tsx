import { NEARLY_CONSTANT } from '../../analysis/mapFigures';
import { formatNumber } from '../../charts/formatNumber';
import { float32Text } from '../../domain/traceJson';
import { TermText } from '../../glossary/TermText';
import { translator } from '../../i18n/translate';
import { useApp } from '../../state/react';
import type { ChosenMaps } from './chosenMaps';

/** Before a channel is chosen: every figure has its place. */
const NONE = '–';

/** z, RMS of U, s and rank of the channel whose maps are shown, and a remark where U is nearly constant. */
export function EvidenceFigures({ chosen }: { chosen: ChosenMaps | null }) {
  const t = translator(useApp((state) => state.language));
  const figure = (value: number | undefined) =>
    value === undefined ? <dd>{NONE}</dd> : <dd title={float32Text(value)}>{formatNumber(value)}</dd>;
  return (
    <div className="evidence-figures" data-testid="evidence-figures">
      <dl>
        <dt>{t('channel.z')}</dt>
        {figure(chosen?.z)}
        <dt>
          <TermText message={t('evidence.rms')} />
        </dt>
        {figure(chosen ? Math.fround(chosen.figures.rms) : undefined)}
        <dt>{t('channel.s')}</dt>
        {figure(chosen?.s)}
        <dt>{t('channel.rank')}</dt>
        <dd>{chosen ? t('channel.rank.value', { rank: chosen.rank, channels: chosen.channels }) : NONE}</dd>
      </dl>
      {chosen?.figures.constant && (
        <p className="evidence-constant" data-testid="evidence-constant">
          {t('evidence.constant', {
            spread: formatNumber(chosen.figures.spread),
            percent: 100 * NEARLY_CONSTANT,
          })}
        </p>
      )}
    </div>
  );
}
