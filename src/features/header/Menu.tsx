import type { ReactNode } from 'react';
import { useDropdown } from '../../charts/useDropdown';

interface Props {
  label: string;
  value: string;
  testId: string;
  className?: string;
  children: ReactNode;
}

/** A button that opens a small panel; closes on Escape and on a click elsewhere. */
export function Menu({ label, value, testId, className = '', children }: Props) {
  const root = useDropdown();
  return (
    <details className={`menu ${className}`} ref={root}>
      <summary data-testid={testId}>
        <span className="menu-label">{label}</span> <span className="menu-value">{value}</span>
      </summary>
      <div className="menu-panel">{children}</div>
    </details>
  );
}
