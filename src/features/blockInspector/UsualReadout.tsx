import { classesByMean, deviationFromUsual, LEAST_Z_DEVIATION } from '../../analysis/usual';
import { formatNumber } from '../../charts/formatNumber';
import { formatSigned } from '../../charts/formatSigned';
import { labelsIn } from '../../domain/classLabels';
import type { BlockProfile } from '../../domain/profile';
import { TermText } from '../../glossary/TermText';
import { translator } from '../../i18n/translate';
import { drawnModel } from '../../state/drawn';
import { useApp } from '../../state/react';
import type { BlockNumbers } from './BlockStrip';

interface Props {
  block: BlockNumbers;
  channel: number;
  usual: BlockProfile;
  imagesPerClass: number;
}

/** Classes named, of those that open a channel most. */
const NAMED = 10;
/** A class mean so many standard errors from the all-class mean stands out among 100 classes (p < 0.05, two-sided). */
const STANDS_OUT = 3.5;

/** How far one channel is from usual, and which classes open it most. */
export function UsualReadout({ block, channel, usual, imagesPerClass }: Props) {
  const language = useApp((state) => state.language);
  const model = useApp(drawnModel);
  const t = translator(language);
  const labels = model ? labelsIn(language, model) : [];
  const deviation = (values: Float32Array, of: 'gates' | 'squeeze', floor?: number) =>
    t('usual.deviations', { value: formatSigned(deviationFromUsual(values, usual[of], floor)[channel]) });
  const classes = classesByMean(usual.gates, channel, imagesPerClass, NAMED).filter(
    ({ distance }) => distance > STANDS_OUT,
  );
  return (
    <>
      <dl>
        <dt>
          <TermText message={t('usual.z')} />
        </dt>
        <dd>{deviation(block.z, 'squeeze', LEAST_Z_DEVIATION)}</dd>
        <dt>
          <TermText message={t('usual.s')} />
        </dt>
        <dd>{deviation(block.s, 'gates')}</dd>
      </dl>
      <h4>{t('usual.opens')}</h4>
      {classes.length === 0 ? (
        <p className="help">{t('usual.none', { images: imagesPerClass })}</p>
      ) : (
        <ol className="opening-classes" data-testid="opening-classes">
          {classes.map(({ index, mean }) => (
            <li key={index}>
              {labels[index]} <span className="help">{formatNumber(mean)}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
