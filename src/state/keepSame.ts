/**
 * `next`, in which every entry that equals the one at its place in `before`, field by field, is that one; `before`
 * itself where all are. What is computed from the list or an entry is then computed anew only where something changed.
 */
export function keepSame<T extends object>(before: readonly T[], next: readonly T[]): readonly T[] {
  const kept = next.map((entry, at) => (isSame(before[at], entry) ? before[at] : entry));
  return kept.length === before.length && kept.every((entry, at) => entry === before[at]) ? before : kept;
}

function isSame<T extends object>(before: T | undefined, entry: T): boolean {
  if (before === undefined) return false;
  const fields = Object.keys(entry) as (keyof T)[];
  return (
    fields.length === Object.keys(before).length &&
    fields.every((field) => Object.is(before[field], entry[field]))
  );
}
