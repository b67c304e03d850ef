import { useEffect, useRef } from 'react';
import { useApp } from '../../state/react';

const WAYS: Record<string, 'previous' | 'next'> = { PageUp: 'previous', PageDown: 'next' };
const ARROWS: Record<string, 'previous' | 'next'> = { ArrowLeft: 'previous', ArrowRight: 'next' };

/** What has a use of its own for the arrow keys, or scrolls sideways by them. */
const USES_ARROWS =
  'input, select, textarea, iframe, [role=slider], [role=radiogroup], [role=grid], [tabindex="0"]';

/**
 * Alt with Page Down or Page Up, wherever the focus is, but for open dialogs: plain Page keys scroll. In presenter mode
 * also the plain keys, which clickers send, and the arrow keys where nothing else needs them.
 */
export function useStepKeys(previous: (() => void) | null, next: (() => void) | null): void {
  const present = useApp((state) => state.present);
  const ways = useRef({ previous, next });
  ways.current = { previous, next };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
      const arrow = present && !altKey ? ARROWS[key] : undefined;
      const way = WAYS[key] ?? arrow;
      if (!way || ctrlKey || metaKey || shiftKey || event.defaultPrevented) return;
      if (!altKey && !present) return;
      if (arrow && event.target instanceof Element && event.target.closest(USES_ARROWS)) return;
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      ways.current[way]?.();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [present]);
}
