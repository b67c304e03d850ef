import { withoutTerms } from '../glossary/terms';
import { joinSentences } from '../i18n/joinSentences';

/** What stands with a chart in a file: the sentences that its state calls for, as plain text. */
export const caption = (...sentences: (string | null | undefined | false)[]): string =>
  withoutTerms(joinSentences(...sentences));
