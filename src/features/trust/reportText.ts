import type { LoadedModel } from '../../domain/model';
import type { RuntimeInfo } from '../../domain/runtime';
import type { Translate } from '../../i18n/translate';
import { selfCheckText } from '../../parts/selfCheckText';
import type { CrossCheckResult } from '../../state/crossCheck';
import { comparedSentences, differenceRows, verdict } from './checkTexts';
import { costRows, costSentence } from './costRows';
import { engineRows } from './engineRows';
import { evidenceRows } from './evidenceRows';
import type { Row } from './Row';
import { settingRows } from './settingRows';
import { tensorSentence } from './tensorRows';

/** The panel as plain text; names of tensors that were used are left to the JSON. */
export function reportText(
  model: LoadedModel,
  runtime: RuntimeInfo | null,
  crossCheck: CrossCheckResult | null,
  t: Translate,
): string {
  const colon = t('list.colon');
  const line = ({ label, value, note }: Row) =>
    `- ${label}${colon}${value}${note ? t('list.note', { note }) : ''}`;
  const { stages } = costRows(model, t);
  const sections: [string, string[]][] = [
    [t('trust.title'), [model.id, model.architecture, `SHA-256 ${model.sha256}`]],
    [t('trust.recognized', { architecture: model.architecture }), evidenceRows(model, t).map(line)],
    [t('trust.settings'), settingRows(model, t).map(line)],
    [t('trust.tensors'), [tensorSentence(model, t), ...model.anatomy.ignored.map(({ name }) => `- ${name}`)]],
    [
      t('trust.cost'),
      [
        costSentence(model, t),
        ...stages.map((stage) => `- ${stage.name}${colon}${t('trust.cost.line', { ...stage })}`),
      ],
    ],
    [t('trust.engine'), runtime ? engineRows(runtime, model.threads, t).map(line) : []],
    [t('trust.check'), [selfCheckText(model, t)]],
    [
      t('trust.cross'),
      crossCheck
        ? [
            verdict(crossCheck, t),
            ...differenceRows(crossCheck, model.labels, t).map(
              ({ name, where, first, second, difference, allowed }) =>
                `- ${name}${colon}${where}${colon}${first}, ${second}${colon}${difference}${t('list.note', { note: `${t('trust.cross.allowed')} ${allowed}` })}`,
            ),
            ...comparedSentences(crossCheck, t),
          ]
        : [t('trust.cross.none')],
    ],
  ];
  return sections.map(([title, lines]) => [title, '', ...lines].join('\n')).join('\n\n');
}
