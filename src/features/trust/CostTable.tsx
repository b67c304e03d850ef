import type { CSSProperties } from 'react';
import type { LoadedModel } from '../../domain/model';
import type { Translate } from '../../i18n/translate';
import { type CostRow, costRows } from './costRows';

/** Parameters and multiply-adds stage by stage, the latter as bars too. */
export function CostTable({ model, t }: { model: LoadedModel; t: Translate }) {
  const { stages, all } = costRows(model, t);
  const most = Math.max(...stages.map(({ share }) => share));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too
    <section className="trust-scroll" tabIndex={0} aria-label={t('trust.cost')}>
      <table className="trust-table trust-cost" data-testid="trust-cost">
        <caption className="visually-hidden">{t('trust.cost')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('trust.cost.column.stage')}</th>
            <th scope="col">GMACs</th>
            <th scope="col">{t('trust.cost.column.se')}</th>
            <th scope="col">{t('trust.cost.column.parameters')}</th>
            <th scope="col">{t('trust.cost.column.se')}</th>
            <th scope="col">{t('trust.cost.column.size')}</th>
          </tr>
        </thead>
        <tbody>
          {stages.map((row) => (
            <Stage key={row.name} row={row} bar={row.share / most} />
          ))}
        </tbody>
        <tfoot>
          <Stage row={all} bar={null} />
        </tfoot>
      </table>
    </section>
  );
}

function Stage({ row, bar }: { row: CostRow; bar: number | null }) {
  return (
    <tr>
      <th scope="row">{row.name}</th>
      <td>
        {bar !== null && (
          <span
            className="cost-bar"
            aria-hidden="true"
            style={{ '--share': bar, '--se': row.seShare } as CSSProperties}
          />
        )}
        <span className="cost-number">{row.gmacs}</span>
      </td>
      <td>{row.seGmacs}</td>
      <td>{row.parameters}</td>
      <td>{row.seParameters}</td>
      <td>{row.size}</td>
    </tr>
  );
}
