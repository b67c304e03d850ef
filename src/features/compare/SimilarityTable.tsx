import { useMemo } from 'react';
import { pairSimilarity } from '../../analysis/pairSimilarity';
import { deviationScale, textOn } from '../../charts/colors';
import { formatNumber } from '../../charts/formatNumber';
import type { SEBlockShape } from '../../domain/block';
import type { BlockProfile } from '../../domain/profile';
import { translator } from '../../i18n/translate';
import { SlotKey } from '../../parts/SlotKey';
import { useApp } from '../../state/react';
import { useResolvedTheme } from '../../state/useResolvedTheme';
import { gatesOf, type Ready } from './useCompared';

interface Props {
  block: SEBlockShape;
  images: Ready[];
  usual: BlockProfile | null;
}

/** Images by images: correlation of their gates in one block, less the usual mean where that is known. */
export function SimilarityTable({ block, images, usual }: Props) {
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
      <section
        className="reader-scroll"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={t('compare.matrix.title', { block: block.name })}
      >
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
      </section>
    </section>
  );
}
