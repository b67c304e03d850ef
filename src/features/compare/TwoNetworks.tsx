import { TermText } from '../../glossary/TermText';
import { translator } from '../../i18n/translate';
import { Said } from '../../parts/Said';
import { useApp } from '../../state/react';
import { NetworkAnswers } from './NetworkAnswers';
import { NetworkFigures } from './NetworkFigures';
import { NetworkGates } from './NetworkGates';
import { SecondModelPicker } from './SecondModelPicker';
import type { ComparedImage } from './useCompared';
import { useTwoNetworks } from './useTwoNetworks';

/** Another network on the pinned image: what both answer, and how their gates are distributed. Never channel by channel. */
export function TwoNetworks({ pinned }: { pinned: ComparedImage }) {
  const t = translator(useApp((state) => state.language));
  const chosen = useApp((state) => state.secondModel !== null);
  const networks = useTwoNetworks(pinned);
  const plain = networks?.filter(({ blocks }) => blocks.length === 0) ?? [];
  const isTrace = pinned.origin.kind === 'trace';
  return (
    <>
      <section className="panel two-networks" data-testid="two-networks">
        <h2>{t('two.title')}</h2>
        <p className="help">
          <TermText message={t('two.help', { name: pinned.name })} />
        </p>
        <SecondModelPicker />
        <Said text={networks ? t('said.beside', { model: networks[1].title }) : ''} />
        {chosen && isTrace && <p>{t('two.trace')}</p>}
        {chosen && !isTrace && !networks && (
          <p className="two-waiting help" aria-busy="true">
            {t('two.waiting')}
          </p>
        )}
        {networks && (
          <NetworkAnswers networks={networks} name={pinned.name} hidden={pinned.predictionsHidden} />
        )}
        {plain.length === 1 && <p data-testid="two-plain">{t('two.plain', { name: plain[0].title })}</p>}
        {plain.length === 2 && <p data-testid="two-plain">{t('two.plain.both')}</p>}
      </section>
      {networks && plain.length === 0 && (
        <>
          <NetworkGates networks={networks} />
          <NetworkFigures networks={networks} />
        </>
      )}
    </>
  );
}
