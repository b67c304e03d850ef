/** To where the page's own content begins, as the skip link does: for a button that nothing takes the place of. */
export function focusContent(): void {
  document.getElementById('charts')?.focus({ preventScroll: true });
}

/**
 * The focus of a button that is about to go with its entry of a list: to its like in the next entry, else in the one
 * before, else to `otherwise`, else to the content. Called before the entry is gone.
 */
export function focusNeighbor(button: HTMLElement, otherwise?: HTMLElement | null): void {
  const entry = button.closest('li, .notice');
  // The last of its class: it stands after other buttons, or alone.
  const like = (other?: Element | null) =>
    [...(other?.querySelectorAll<HTMLElement>(`button.${button.classList[0]}`) ?? [])].at(-1);
  const next = like(entry?.nextElementSibling) ?? like(entry?.previousElementSibling) ?? otherwise;
  if (next) next.focus();
  else focusContent();
}

/**
 * As the ref of a button that its own click takes off the page, then or later: the focus goes to the element of this
 * id. Made once, outside of what renders.
 */
export const leavingFocusTo = (id: string) => (button: HTMLElement | null) => () => {
  if (document.activeElement === button) document.getElementById(id)?.focus({ preventScroll: true });
};
