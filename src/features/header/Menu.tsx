import type { ReactNode, SyntheticEvent } from 'react';
import { useDropdown } from '../../charts/useDropdown';

interface Props {
  label: string;
  value: string;
  testId: string;
  className?: string;
  /** Stands after the value. */
  beside?: ReactNode;
  children: ReactNode;
}

/** A button that opens a small panel; closes on Escape and on a click elsewhere. */
export function Menu({ label, value, testId, className = '', beside, children }: Props) {
  const root = useDropdown();
  return (
    <details className={`menu ${className}`} ref={root} onToggle={keepInView}>
      <summary data-testid={testId}>
        <span className="menu-label">{label}</span> <span className="menu-value">{value}</span>
        {beside}
      </summary>
      <div className="menu-panel">{children}</div>
    </details>
  );
}

/** The panel ends where its button ends, unless it would begin left of the page: then both begin together. */
function keepInView({ currentTarget: menu }: SyntheticEvent<HTMLDetailsElement>): void {
  const panel = menu.querySelector<HTMLElement>('.menu-panel');
  if (!panel) return;
  delete panel.dataset.begins;
  if (panel.getBoundingClientRect().left < 0) panel.dataset.begins = 'with-button';
}
