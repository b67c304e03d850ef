import { useMemo } from 'react';
import type { SEBlockShape } from '../../domain/block';
import { failureText } from '../../i18n/failureText';
import { translator } from '../../i18n/translate';
import { shownEvidence } from '../../state/appState';
import { useActions, useApp } from '../../state/react';
import { chosenMaps } from './chosenMaps';
import { EvidenceFigures } from './EvidenceFigures';
import { EvidenceGrid } from './EvidenceGrid';
import { EvidenceMaps } from './EvidenceMaps';
import { NoChannel } from './NoChannel';

/** What the chosen channel sees: its maps with their figures, and those of the most open and most closed channels. */
export function ChannelEvidence({ shape }: { shape: SEBlockShape }) {
  const t = translator(useApp((state) => state.language));
  const evidence = useApp(shownEvidence);
  const wanted = useApp((state) => state.channel !== null && state.channel < shape.channels);
  const gridOpen = useApp((state) => state.channelGrid);
  const running = useApp((state) => state.mapsRunning);
  const failure = useApp((state) => state.mapsFailure);
  const { retryMaps } = useActions();
  const found = useMemo(() => chosenMaps(evidence), [evidence]);
  const chosen = wanted ? found : null;
  return (
    <section
      className="evidence"
      aria-labelledby="evidence-title"
      aria-busy={running}
      data-testid="evidence"
      data-channel={chosen?.channel}
    >
      <div className="evidence-head">
        <h3 id="evidence-title" tabIndex={-1}>
          {t('evidence.title')}
        </h3>
        {failure && (wanted || gridOpen) ? (
          <p role="status" className="evidence-failure" data-testid="evidence-failure">
            {failureText(t, failure)}{' '}
            <button type="button" className="button" onClick={retryMaps}>
              {t('lead.retry')}
            </button>
          </p>
        ) : (
          <p className="evidence-running help">{t('evidence.running')}</p>
        )}
      </div>
      {wanted ? (
        <>
          <EvidenceMaps shape={shape} chosen={chosen} />
          <EvidenceFigures chosen={chosen} />
        </>
      ) : (
        <NoChannel />
      )}
      <EvidenceGrid shape={shape} evidence={evidence} />
    </section>
  );
}
