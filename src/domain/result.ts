import type { Failure } from './failure';

/** Expected failures are values: either the value or a Failure. */
export type Result<T> = { ok: true; value: T } | Failure;

export function succeed<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}
