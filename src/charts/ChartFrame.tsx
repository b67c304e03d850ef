import { type ReactNode, useId, useState } from 'react';

export interface TableData {
  columns: string[];
  rows: (string | number)[][];
  /** What the columns' names do not say, and what is not among the rows: comment lines of a CSV. */
  notes?: string[];
}

interface Props {
  title: string;
  help: ReactNode;
  /** The key figures in a sentence, for those who do not see the chart; not where the page says them to all. */
  summary?: string;
  /** Heading level: 2 for a chart that is a panel of its own, 3 inside of one, 4 inside a section of one. */
  level?: 2 | 3 | 4;
  actions?: ReactNode;
  children: ReactNode;
  tableTitle: string;
  /** Built only when opened: a block can have thousands of channels. null: there is none. */
  table: (() => TableData) | null;
}

/** Title that says what is read off the chart, a line of help, the chart, and the same numbers as a table. */
export function ChartFrame({ title, help, summary, level = 3, actions, children, tableTitle, table }: Props) {
  const Heading = `h${level}` as const;
  const heading = useId();
  return (
    <figure className="chart" aria-labelledby={heading}>
      <div className="chart-head">
        <Heading id={heading}>{title}</Heading>
        {actions}
      </div>
      <p className="help">{help}</p>
      {summary && <p className="visually-hidden">{summary}</p>}
      {children}
      {table && <NumbersTable title={tableTitle} of={title} table={table} />}
    </figure>
  );
}

function NumbersTable({ title, of, table }: { title: string; of: string; table(): TableData }) {
  const [open, setOpen] = useState(false);
  const data = open ? table() : null;
  return (
    <details className="numbers" onToggle={(event) => setOpen(event.currentTarget.open)}>
      {/* A page has many: each is called by its chart, too. */}
      <summary aria-label={`${title}: ${of}`}>{title}</summary>
      {data && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section className="numbers-scroll" tabIndex={0} aria-label={`${title}: ${of}`}>
          <table>
            <thead>
              <tr>
                {data.columns.map((column, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns stay in place, and two may be called the same
                  <th key={i} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.rows.map(([first, ...rest], at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows stay in place, and two may begin alike
                <tr key={at}>
                  <th scope="row">{first}</th>
                  {rest.map((cell, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: columns stay in place
                    <td key={i}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}
