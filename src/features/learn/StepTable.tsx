import { type CSSProperties, type ReactNode, useRef } from 'react';
import { useCutEdges } from '../../charts/useCutEdges';

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

/** Numbers of a step as a table, some with bars behind; the first cell of a row names it. What goes on at an edge fades there. */
export function StepTable({ caption, columns, rows, testId }: Props) {
  const ref = useRef<HTMLElement>(null);
  const { cut, measure } = useCutEdges(ref);
  return (
    <div className="table-frame" data-cut={cut}>
      <section
        ref={ref}
        className="step-table"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={caption}
        data-testid={testId}
        onScroll={measure}
      >
        <table>
          <caption>
            <span>{caption}</span>
          </caption>
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
    </div>
  );
}
