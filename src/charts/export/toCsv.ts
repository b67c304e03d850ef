import { csvComment, csvLine } from '../../domain/traceJson';

/** Excel takes a file for UTF-8 only with this mark. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * A table as RFC 4180 text, CRLF, below comment lines that say where it comes from: pandas, R and readr skip them when
 * told (`comment="#"`), and a table that lost its source is worth less than the option costs. The mark is written
 * only where the text is not plain ASCII: Excel needs it there, and R and Python's csv stumble over it.
 */
export function toCsv(columns: string[], rows: (string | number)[][], provenance: string[]): string {
  const comments = provenance.map(csvComment);
  const lines = [columns, ...rows].map((row) => csvLine(row.map(String)));
  const text = `${[...comments, ...lines].join('\r\n')}\r\n`;
  return /^[\0-\x7f]*$/.test(text) ? text : BYTE_ORDER_MARK + text;
}
