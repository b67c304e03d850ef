/** A measured figure with its limit. */
export interface Figure {
  name: string;
  value: number;
  limit: number;
  unit: string;
}
