import type { Theme } from '../colors';

/** A layout that is computed once a width and theme, for as long as it is the same function. */
export function byWidth<T>(layout: (width: number, theme: Theme) => T): (width: number, theme: Theme) => T {
  const known = new Map<string, T>();
  return (width, theme) => {
    const key = `${width} ${theme}`;
    const found = known.get(key) ?? layout(width, theme);
    // While a window is dragged wider, hundreds of widths come by.
    if (known.size > 4) known.clear();
    known.set(key, found);
    return found;
  };
}
