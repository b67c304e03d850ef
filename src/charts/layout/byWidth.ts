/** A layout that is computed once a width, for as long as it is the same function. */
export function byWidth<T>(layout: (width: number) => T): (width: number) => T {
  const known = new Map<number, T>();
  return (width) => {
    const found = known.get(width) ?? layout(width);
    // While a window is dragged wider, hundreds of widths come by.
    if (known.size > 4) known.clear();
    known.set(width, found);
    return found;
  };
}
