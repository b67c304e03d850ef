/** A table as RFC 4180 text, CRLF; provenance stands above it as comment lines that begin with `#`. */
export function toCsv(columns: string[], rows: (string | number)[][], provenance: string[]): string {
  const cell = (value: string | number) => {
    const text = String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const line = (values: (string | number)[]) => values.map(cell).join(',');
  return `${[...provenance.map((text) => `# ${text.replaceAll(/[\r\n]+/g, ' ')}`), line(columns), ...rows.map(line)].join('\r\n')}\r\n`;
}
