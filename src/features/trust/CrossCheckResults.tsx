import { formatNumber } from '../../charts/formatNumber';
import type { LoadedModel } from '../../domain/model';
import type { Translate } from '../../i18n/translate';
import type { CrossCheckResult } from '../../state/crossCheck';
import { useClassNames } from '../../state/useClassNames';
import { comparedSentences, differenceRows, verdict } from './checkTexts';

interface Props {
  result: CrossCheckResult;
  model: LoadedModel;
  t: Translate;
}

/** The verdict on two engines, where they differ most, and how far they do block by block. */
export function CrossCheckResults({ result, model, t }: Props) {
  const names = useClassNames(model);
  const { here, there, difference } = result;
  return (
    <>
      <p className="trust-verdict" data-testid="cross-check-verdict" data-passed={difference.passed}>
        {verdict(result, t)}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too */}
      <section className="trust-scroll" tabIndex={0} aria-label={t('trust.cross.largest')}>
        <table className="trust-table" data-testid="cross-check-differences">
          <caption className="visually-hidden">{t('trust.cross.largest')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('trust.cross.largest')}</th>
              <th scope="col">{t('trust.cross.where')}</th>
              <th scope="col">{t(`backend.${here.backend}`)}</th>
              <th scope="col">{t(`backend.${there.backend}`)}</th>
              <th scope="col">{t('trust.cross.difference')}</th>
              <th scope="col">{t('trust.cross.allowed')}</th>
            </tr>
          </thead>
          <tbody>
            {differenceRows(result, names, t).map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                <td>{row.where}</td>
                <td>{row.first}</td>
                <td>{row.second}</td>
                <td>{row.difference}</td>
                <td>{row.allowed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ul className="help">
        {comparedSentences(result, t).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {difference.blocks.length > 0 && (
        <details className="trust-names">
          <summary>{t('trust.cross.blocks')}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too */}
          <ul tabIndex={0} aria-label={t('trust.cross.blocks')}>
            {difference.blocks.map(({ block, index, difference: largest }) => (
              <li key={block}>
                {t('trust.cross.channel', { block, channel: index })}: {formatNumber(largest)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
