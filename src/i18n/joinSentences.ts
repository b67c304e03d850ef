/** What a full-width mark ends has its space in the mark. */
const FULL_WIDTH_END = /[。！？；：，、）”》]$/;

/** Sentences of one paragraph in a row; what is empty or missing is left out. No space follows a Chinese full stop. */
export const joinSentences = (...sentences: (string | false | null | undefined)[]): string =>
  sentences
    .filter((sentence) => sentence !== false && sentence != null && sentence !== '')
    .reduce<string>(
      (text, sentence) =>
        text === '' || FULL_WIDTH_END.test(text) ? `${text}${sentence}` : `${text} ${sentence}`,
      '',
    );
