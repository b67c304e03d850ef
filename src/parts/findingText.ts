import { type DepthFinding, NARROW } from '../analysis/depthFinding';
import { formatNumber } from '../charts/formatNumber';
import { joinSentences } from '../i18n/joinSentences';
import type { Translate } from '../i18n/translate';

/** What this model shows by depth, in sentences; nothing is said that its numbers do not. */
export function findingText(
  finding: DepthFinding,
  images: number,
  language: 'en' | 'zh',
  t: Translate,
): string {
  const { most, none, narrow, trend, direction, blocks } = finding;
  const list = (of: { name: string }[]) => new Intl.ListFormat(language).format(of.map(({ name }) => name));
  const sentences: string[] = [];
  if (most)
    sentences.push(t('classes.depth.most', { block: most.name, deviation: formatNumber(most.specificity) }));
  if (none.length > 0)
    sentences.push(
      most ? t('classes.depth.none', { blocks: list(none), images }) : t('classes.depth.nowhere', { images }),
    );
  if (most && trend !== null)
    sentences.push(t(`classes.depth.${direction}`, { rho: trend.toFixed(2).replace('-', '−') }));
  if (narrow.length > 0 && blocks.length > 0)
    sentences.push(t('classes.depth.narrow', { blocks: list(narrow), hidden: NARROW }));
  return joinSentences(...sentences);
}
