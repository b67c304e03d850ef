/** One line of a section: on screen a row of its table, in the report for an appendix a line. */
export interface Row {
  label: string;
  value: string;
  /** Who told it, or what it means. */
  note?: string;
  /** Assumed, or a warning: stands out. */
  marked?: boolean;
}
