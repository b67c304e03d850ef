import { saturatedBlocks } from '../../analysis/saturatedBlocks';
import { heldParameters } from '../../analysis/seCost';
import { formatPercent } from '../../charts/formatPercent';
import type { StepId } from '../../domain/lesson';
import { type MessageKey, translator } from '../../i18n/translate';
import { pathAt } from '../../lessons/lesson';
import { useApp } from '../../state/react';
import { useGoTo } from './useGoTo';
import type { Live } from './useLive';
import { useSaturation } from './useSaturation';

/** The step that answers each question, in their order. */
const STEPS: readonly StepId[] = [
  'squeeze',
  'anatomy',
  'sigmoid',
  'scale',
  'excitation',
  'images',
  'depends',
  'saturation',
  'importance',
  'published',
];

/** Answers with figures of the network in use, which one without SE blocks does not have. */
const OF_NETWORK = [8, 10];

/** What a student can answer after the lesson; answers open one by one, with the numbers of the network in use where it has SE blocks. */
export function TenQuestions({ live }: { live: Live | null }) {
  const language = useApp((state) => state.language);
  const t = translator(language);
  const path = useApp((state) => state.lessonPath);
  const goTo = useGoTo();
  const saturation = useSaturation(live?.trace ?? null);
  const places = (): Record<string, string | number> => {
    if (!live) return {};
    const { blocks, parameters } = live.model;
    const held = heldParameters(blocks);
    return {
      count: saturation ? saturatedBlocks(saturation).length : '–',
      blocks: blocks.length,
      held: new Intl.NumberFormat(language).format(held),
      share: formatPercent(held / parameters),
    };
  };
  const answerKey = (number: number) =>
    `learn.ten.${number}.answer${!live && OF_NETWORK.includes(number) ? '.plain' : ''}` as MessageKey;
  return (
    <section className="ten" aria-labelledby="ten-title" data-testid="ten">
      <h3 id="ten-title">{t('learn.ten.title')}</h3>
      <ol>
        {STEPS.map((step, at) => (
          <li key={step}>
            <details>
              <summary>{t(`learn.ten.${at + 1}` as MessageKey)}</summary>
              <p>{t(answerKey(at + 1), places())}</p>
              <button type="button" className="link-button" onClick={() => goTo(step)}>
                {t(pathAt(step, path) === path ? 'learn.ten.step' : 'learn.ten.step.long', {
                  title: t(`learn.${step}.title`),
                })}
              </button>
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}
