import { useEffect, useRef } from 'react';

/** Alt with Page Down or Page Up, wherever the focus is, but for open dialogs: plain Page keys scroll. */
export function useStepKeys(previous: (() => void) | null, next: (() => void) | null): void {
  const ways = useRef({ previous, next });
  ways.current = { previous, next };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const way = event.key === 'PageDown' ? 'next' : event.key === 'PageUp' ? 'previous' : null;
      if (!way || !event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      ways.current[way]?.();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
