import { type RefObject, useEffect, useRef } from 'react';

/**
 * A `<details>` as a menu: closes on Escape, which gives the focus back to its summary, on a click elsewhere, and when
 * the focus goes elsewhere, so that it covers nothing of what comes next.
 */
export function useDropdown(): RefObject<HTMLDetailsElement | null> {
  const root = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const onPointerDown = (event: PointerEvent) => {
      if (root.current?.open && !root.current.contains(event.target as Node)) root.current.open = false;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !root.current?.open) return;
      root.current.open = false;
      root.current.querySelector('summary')?.focus();
    };
    const menu = root.current;
    // Not what loses the focus to no other element: another window, or a click on text.
    const onFocusOut = ({ relatedTarget }: FocusEvent) => {
      if (menu && relatedTarget instanceof Node && !menu.contains(relatedTarget)) menu.open = false;
    };
    menu?.addEventListener('focusout', onFocusOut);
    document.addEventListener('pointerdown', onPointerDown);
    document.addEventListener('keydown', onKeyDown);
    return () => {
      menu?.removeEventListener('focusout', onFocusOut);
      document.removeEventListener('pointerdown', onPointerDown);
      document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
  return root;
}
