import { textWidth } from './textWidth';

/** Han characters and the full-width forms among them stand without spaces: a line may end after each of them. */
const HAN = '[\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef]';
const OPENING = '[（“‘《「]';
const CLOSING = '[，。：；、！？）”’》」]';
/** A Han character with the opening marks before and the closing ones after it, or what stands between such. */
const PIECE = new RegExp(
  `${OPENING}*(?!${CLOSING})${HAN}${CLOSING}*|(?:(?!${OPENING}|${HAN}).)+${CLOSING}*|.`,
  'gsu',
);

/**
 * Lines no wider than `width`, broken at spaces and beside Han characters, and inside a word only where it alone is too
 * wide (a checksum).
 */
export function wrapText(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  const put = (piece: string, space: string) => {
    const joined = line === '' ? piece : `${line}${space}${piece}`;
    if (textWidth(joined, size) <= width) {
      line = joined;
      return;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const character of piece) {
      if (line !== '' && textWidth(line + character, size) > width) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  };
  for (const word of text.split(' '))
    (word.match(PIECE) ?? ['']).forEach((piece, at) => {
      put(piece, at === 0 ? ' ' : '');
    });
  lines.push(line);
  return lines;
}
