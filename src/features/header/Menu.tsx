import { type ReactNode, useEffect, useRef } from 'react';

interface Props {
  label: string;
  value: string;
  testId: string;
  children: ReactNode;
}

/** A button that opens a small panel; closes on Escape and on a click elsewhere. */
export function Menu({ label, value, testId, children }: Props) {
  const root = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const details = root.current;
      if (!details?.open) return;
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !details.contains(event.target as Node))
        details.open = false;
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  return (
    <details className="menu" ref={root}>
      <summary data-testid={testId}>
        <span className="menu-label">{label}</span> <span className="menu-value">{value}</span>
      </summary>
      <div className="menu-panel">{children}</div>
    </details>
  );
}
