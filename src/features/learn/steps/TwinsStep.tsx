import { formatSigned } from '../../../charts/formatSigned';
import type { ModelCard } from '../../../domain/model';
import { translator } from '../../../i18n/translate';
import { PLAIN_TWIN, SMALL_MODEL } from '../../../lessons/lesson';
import { Withheld } from '../../../parts/Withheld';
import { activeDetour } from '../../../state/detourActions';
import { useApp } from '../../../state/react';
import { useAllowed } from '../../../state/useAllowed';
import { BackToNetwork } from '../BackToNetwork';
import { Covered, useSettled } from '../Covered';
import { OpenNetwork } from '../OpenNetwork';
import type { QuestionProps } from '../Question';
import { StepBody } from '../StepBody';
import type { StepProps } from '../StepProps';
import { StepTable } from '../StepTable';

/** Two decimals: the difference that is told has them, too. */
const percent = (share: number) => `${(100 * share).toFixed(2)} %`;

/** The CIFAR net with SE and its twin without, by what their cards say. */
export function TwinsStep({ step }: StepProps) {
  const t = translator(useApp((state) => state.language));
  const withSE = useApp((state) => state.catalog.find(({ id }) => id === SMALL_MODEL));
  const plain = useApp((state) => state.catalog.find(({ id }) => id === PLAIN_TWIN));
  const free = useAllowed('model');
  const settled = useSettled(step.id);
  const before = useApp((state) => activeDetour(state)?.model);
  const reveal = (): QuestionProps['reveal'] => {
    if (!withSE || !plain) return { untold: t('learn.twins.missing', { id: PLAIN_TWIN }) };
    const points = Math.round(1e4 * (withSE.top1 - plain.top1)) / 100;
    return {
      option: points >= 1 ? 0 : points > -1 ? 1 : 2,
      text: t('learn.twins.reveal', {
        se: percent(withSE.top1),
        plain: percent(plain.top1),
        difference: formatSigned(points),
      }),
    };
  };
  const cards = [
    { name: t('learn.twins.with'), card: withSE },
    { name: t('learn.twins.without'), card: plain },
  ].filter((entry): entry is { name: string; card: ModelCard } => entry.card !== undefined);
  return (
    <StepBody step={step} live={null} reveal={reveal()}>
      {!plain && <p data-testid="twin-missing">{t('learn.twins.missing', { id: PLAIN_TWIN })}</p>}
      {cards.length > 0 && (
        <div className="panel">
          <h3>{t('learn.twins.chart')}</h3>
          {settled ? (
            <StepTable
              testId="twins-table"
              caption="CIFAR-10"
              columns={[
                { text: t('learn.published.net') },
                { text: 'top-1' },
                { text: 'top-5' },
                { text: t('learn.twins.size') },
              ]}
              rows={cards.map(({ name, card }) => ({
                key: card.id,
                cells: [
                  { text: name },
                  { text: percent(card.top1) },
                  { text: percent(card.top5) },
                  { text: (card.bytes / 1e6).toFixed(2) },
                ],
              }))}
            />
          ) : (
            <Covered />
          )}
          <div className="panel-controls">
            {!free && <Withheld control="model" />}
            {free && cards.map(({ card }) => <OpenNetwork key={card.id} id={card.id} />)}
            {free && !cards.some(({ card }) => card.id === before) && <BackToNetwork />}
          </div>
        </div>
      )}
      {(settled || !plain) && (
        <>
          <p>{t('learn.twins.published')}</p>
          <p className="help">
            {t('learn.source', { source: t('learn.source.paper', { place: 'CIFAR-10' }) })}
          </p>
        </>
      )}
    </StepBody>
  );
}
