import { useMemo, useRef } from 'react';
import { PAIR_NOTE, type PairSimilarity, pairSimilarity } from '../../analysis/pairSimilarity';
import { type Theme, textOn } from '../../charts/colors';
import { layoutSimilarity, similarityColor, similarityText } from '../../charts/layout/layoutSimilarity';
import { useCutEdges } from '../../charts/useCutEdges';
import type { SEBlockShape } from '../../domain/block';
import type { BlockProfile, Profile } from '../../domain/profile';
import { translator } from '../../i18n/translate';
import { FigureExport } from '../../parts/FigureExport';
import { SlotKey } from '../../parts/SlotKey';
import { comparisonProvenance } from '../../state/comparisonProvenance';
import { useApp } from '../../state/react';
import { useResolvedTheme } from '../../state/useResolvedTheme';
import { gatesOf, type Ready } from './useCompared';

interface Props {
  block: SEBlockShape;
  images: Ready[];
  profile: Profile | null;
  usual: BlockProfile | null;
}

/** Images by images: correlation of their gates in one block, less the usual mean where that is known. */
export function SimilarityTable({ block, images, profile, usual }: Props) {
  const t = translator(useApp((state) => state.language));
  const theme = useResolvedTheme();
  const kind = usual ? 'centered' : 'raw';
  const pairs = useMemo(() => {
    const gates = images.map((image) => gatesOf(image, block.name));
    return gates.map((a, i) =>
      gates.map((b, j): PairSimilarity | null =>
        i === j || !a || !b ? null : pairSimilarity(a, b, usual?.gates ?? null),
      ),
    );
  }, [images, block.name, usual]);
  const scroller = useRef<HTMLElement>(null);
  const { cut, measure } = useCutEdges(scroller, images.length);
  if (images.length < 2) return null;
  const rows = pairs.map((row) => row.map((pair) => pair?.[kind] ?? null));
  const band = usual?.pairs ?? null;
  const colorOf = similarityColor(theme, band);
  const title = t('compare.matrix.title', { block: block.name });
  const help = band
    ? t('compare.matrix.help.centered', { low: similarityText(band[0]), high: similarityText(band[1]) })
    : t('compare.matrix.help.raw');
  const scene = (theme: Theme) =>
    layoutSimilarity(
      { images: images.map(({ name, slot }) => ({ label: name, slot })), values: rows, band },
      { theme, legend: t(`compare.pairs.${kind}.axis`), undefinedText: t('compare.undefined') },
    );
  return (
    <section className="panel" data-testid="compare-matrix">
      <div className="chart-head">
        <h2>{title}</h2>
        <FigureExport
          fileName={`${block.name}.similarity`}
          title={title}
          help={help}
          provenance={comparisonProvenance(
            images.map(({ trace }) => trace),
            usual && profile,
          )}
          disabled={false}
          scene={scene}
          sheet={{ id: 'compare-matrix', at: (_width, _ratio, theme) => scene(theme) }}
          csv={() => ({
            notes: [PAIR_NOTE],
            columns: ['block', 'image_a', 'image_b', 'correlation', 'correlation_centered', 'mean_abs_delta'],
            rows: images.flatMap((a, i) =>
              images.flatMap((b, j) =>
                i === j
                  ? []
                  : [
                      [
                        block.name,
                        a.trace.image.name,
                        b.trace.image.name,
                        pairs[i][j]?.raw ?? '',
                        pairs[i][j]?.centered ?? '',
                        pairs[i][j]?.distance ?? '',
                      ],
                    ],
              ),
            ),
          })}
        />
      </div>
      <p className="help">{help}</p>
      <div className="reader-frame" data-cut={cut}>
        <section
          className="reader-scroll"
          ref={scroller}
          onScroll={measure}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
          tabIndex={0}
          aria-label={title}
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
                    const background = value === null ? null : colorOf(value);
                    return (
                      <td
                        key={other.id}
                        style={background ? { background, color: textOn(background) } : undefined}
                      >
                        {row === column
                          ? ''
                          : value === null
                            ? t('compare.undefined')
                            : similarityText(value)}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
    </section>
  );
}
