import { useMemo } from 'react';
import { pairSimilarity } from '../../analysis/pairSimilarity';
import { deviationScale, textOn } from '../../charts/colors';
import { formatNumber } from '../../charts/formatNumber';
import { translator } from '../../i18n/translate';
import { SlotKey } from '../../parts/SlotKey';
import { useApp } from '../../state/react';
import { useResolvedTheme } from '../../state/useResolvedTheme';
import type { BlockProps } from './BlockGates';
import { gatesOf } from './useCompared';

/** Images by images: correlation of their gates in one block, less the all-class mean where that is known. */
export function SimilarityTable({ block, images, usual }: BlockProps) {
  const t = translator(useApp((state) => state.language));
  const scale = deviationScale(useResolvedTheme());
  const kind = usual ? 'centered' : 'raw';
  const rows = useMemo(() => {
    const gates = images.map((image) => gatesOf(image, block.name));
    return gates.map((a, i) =>
      gates.map((b, j) => (i === j || !a || !b ? null : pairSimilarity(a, b, usual?.gates ?? null)[kind])),
    );
  }, [images, block.name, usual, kind]);
  if (images.length < 2) return null;
  return (
    <section className="panel" data-testid="compare-matrix">
      <h2>{t('compare.matrix.title', { block: block.name })}</h2>
      <p className="help">{t(`compare.matrix.help.${kind}`)}</p>
      <div className="reader-scroll">
        <table className="compare-matrix">
          <thead>
            <tr>
              <td />
              {images.map(({ id, slot, name }) => (
                <th key={id} scope="col" title={name}>
                  <SlotKey slot={slot} />
                  <span className="visually-hidden">{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {images.map(({ id, slot, name }, row) => (
              <tr key={id}>
                <th scope="row">
                  <SlotKey slot={slot} /> <span>{name}</span>
                </th>
                {images.map((other, column) => {
                  const value = rows[row][column];
                  const background = value === null ? null : scale(0.5 + value / 2);
                  return (
                    <td
                      key={other.id}
                      style={background ? { background, color: textOn(background) } : undefined}
                    >
                      {row === column ? '' : value === null ? t('compare.undefined') : formatNumber(value)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
