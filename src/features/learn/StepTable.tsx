import type { CSSProperties, ReactNode } from 'react';

export interface Column {
  text: string;
  /** Largest value of the bars in this column; without it the column has none. */
  most?: number;
}

export interface Row {
  key: string | number;
  cells: { text: ReactNode; value?: number }[];
  marked?: boolean;
}

interface Props {
  caption: string;
  columns: Column[];
  rows: Row[];
  testId: string;
}

/** Numbers of a step as a table, some with bars behind; the first cell of a row names it. */
export function StepTable({ caption, columns, rows, testId }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="step-table" tabIndex={0} aria-label={caption} data-testid={testId}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ text }) => (
              <th key={text} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...rest], marked }) => (
            <tr key={key} data-marked={marked || undefined}>
              <th scope="row">{first.text}</th>
              {rest.map(({ text, value }, at) => {
                const { text: column, most } = columns[at + 1];
                return (
                  <td key={column}>
                    {text}
                    {value !== undefined && most !== undefined && (
                      <span
                        className="table-bar"
                        aria-hidden="true"
                        style={{ '--share': most > 0 ? value / most : 0 } as CSSProperties}
                      />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
