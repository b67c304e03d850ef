/** Rows of an exported table without quotes, below its comment lines; the first is the header. */
export const readCsv = (content: Buffer): string[][] =>
  content
    .toString()
    .replace(/^\ufeff/, '')
    .trim()
    .split(/\r?\n/)
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split(','));
