/** A field of a file that is missing or holds something else; its message is the field's path. */
export class Misfit extends Error {}

/** Answers the value in its type, or throws Misfit with the field. */
export type Check<T> = (value: unknown, field: string) => T;

const check =
  <T>(test: (value: unknown) => boolean): Check<T> =>
  (value, field) => {
    if (!test(value)) throw new Misfit(field);
    return value as T;
  };

export const text = check<string>((value) => typeof value === 'string');
export const flag = check<boolean>((value) => typeof value === 'boolean');
export const finite = check<number>(Number.isFinite);
export const index = check<number>((value) => Number.isInteger(value) && (value as number) >= 0);
export const oneOf = <T extends string>(...values: T[]) => check<T>((value) => values.includes(value as T));

export const orNull =
  <T>(inner: Check<T>): Check<T | null> =>
  (value, field) =>
    value === null ? null : inner(value, field);

export const listOf =
  <T>(inner: Check<T>): Check<T[]> =>
  (value, field) => {
    if (!Array.isArray(value)) throw new Misfit(field);
    return value.map((entry, i) => inner(entry, `${field}[${i}]`));
  };

/** So many finite numbers as float32; any number of them without `length`. */
export const floats =
  (length?: number): Check<Float32Array> =>
  (value, field) => {
    if (!Array.isArray(value) || (length !== undefined && value.length !== length)) throw new Misfit(field);
    return Float32Array.from(value, (entry, i) => finite(entry, `${field}[${i}]`));
  };

/** The fields of an object. */
export function fieldsOf(value: unknown, field: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Misfit(field);
  return value as Record<string, unknown>;
}
