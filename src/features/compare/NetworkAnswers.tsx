import { formatPercent } from '../../charts/formatPercent';
import { layoutAnswers } from '../../charts/layout/layoutAnswers';
import { networkShape } from '../../charts/networkMarks';
import { useSheetPart } from '../../charts/sheet/SheetContext';
import { withoutTerms } from '../../glossary/terms';
import { joinSentences } from '../../i18n/joinSentences';
import { translator } from '../../i18n/translate';
import { InputPixels } from '../../parts/InputPixels';
import { NetworkKey } from '../../parts/NetworkKey';
import { networksProvenance } from '../../state/comparisonProvenance';
import { useApp } from '../../state/react';
import { namedAnswers } from './namedAnswers';
import type { Network } from './useTwoNetworks';

interface Props {
  networks: [Network, Network];
  /** Of the image. */
  name: string;
  /** Predictions of a camera image stay hidden until they are asked for. */
  hidden: boolean;
}

/** What each of two networks sees and answers, and whether they know the same classes. */
export function NetworkAnswers({ networks, name, hidden }: Props) {
  const language = useApp((state) => state.language);
  const t = translator(language);
  const [a, b] = networks;
  const known = new Set(a.model.labels);
  const shared = b.model.labels.filter((label) => known.has(label)).length;
  const sigmoids = networks.filter(({ model }) => model.settings.scores === 'sigmoid');
  const same = shared === a.model.labels.length && shared === b.model.labels.length;
  const finding = joinSentences(
    same
      ? t('two.classes.same', { count: shared })
      : t(shared === 0 ? 'two.classes.apart' : 'two.classes.differ', {
          a: a.title,
          b: b.title,
          countA: a.model.labels.length,
          countB: b.model.labels.length,
          shared,
        }),
    sigmoids.length === 2
      ? t('two.scores.sigmoid')
      : sigmoids.length === 1
        ? t('two.scores.mixed', { name: sigmoids[0].title })
        : !same && t('two.scores.softmax'),
  );
  useSheetPart('two-answers', {
    title: t('two.title'),
    finding,
    help: withoutTerms(t('two.help', { name })),
    provenance: networksProvenance(networks.map(({ trace }) => trace)),
    prepare: async () => (width) =>
      layoutAnswers(
        networks.map((network, at) => ({
          label: network.title,
          shape: (x, y) => networkShape(at, x, y, 4.5),
          input: network.input,
          answers: hidden ? [] : namedAnswers(network.trace, network.model, language),
        })),
        width,
      ),
  });
  return (
    <>
      <ul className="two-answers" data-testid="two-answers">
        {networks.map(({ title, model, trace, input }, network) => {
          const answers = namedAnswers(trace, model, language);
          return (
            <li key={model.sha256}>
              <div className="compare-name">
                <NetworkKey network={network} />
                <span title={title}>{title}</span>
              </div>
              <InputPixels input={input} label={t('two.pixels', { name: title })} />
              {hidden ? (
                <p className="help">{t('two.hidden')}</p>
              ) : (
                <ol className="compare-predictions">
                  {answers.map(({ label, score }) => (
                    <li key={label}>
                      <span>{label}</span>
                      <span className="help">{formatPercent(score)}</span>
                    </li>
                  ))}
                </ol>
              )}
            </li>
          );
        })}
      </ul>
      <p className="finding" data-testid="two-classes">
        {finding}
      </p>
    </>
  );
}
