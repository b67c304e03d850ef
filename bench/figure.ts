/** A measured figure, with its limit where one is promised. */
export interface Figure {
  name: string;
  value: number;
  /** At most; null: not promised. */
  limit: number | null;
  unit: string;
  /** What the value was made of. */
  detail?: string;
}

/** Whether a promise is not kept; a figure that is not a number keeps none. */
export function isMissed({ value, limit }: Figure): boolean {
  return limit !== null && !(value <= limit);
}
