import type { Row } from './Row';

interface Props {
  caption: string;
  /** Of the columns, in order; a third one for notes. */
  heads: [string, string, string?];
  rows: Row[];
  testId: string;
  /** The values are names of tensors. */
  code?: boolean;
}

/** Facts in two or three columns; on a narrow page one below the other. */
export function RowTable({ caption, heads, rows, testId, code = false }: Props) {
  const [label, value, note] = heads;
  return (
    <table className="trust-table" data-testid={testId}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{label}</th>
          <th scope="col">{value}</th>
          {note && <th scope="col">{note}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label} data-marked={row.marked || undefined}>
            <th scope="row">{row.label}</th>
            <td>{code ? <code>{row.value}</code> : row.value}</td>
            {note && <td>{row.note}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
