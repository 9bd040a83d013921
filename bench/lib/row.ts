/** One line of the report. `pass` is null when the peer to compare with is not installed; such a line counts as a miss. */
export type Row = {
  area: string;
  row: string;
  value: number;
  unit: string;
  goal: string;
  pass: boolean | null;
  /** The comparison, with the single measurements, so that a reader can judge the value. */
  against: string;
};

/** Rows of an area that pass with at most `goal`. */
export const mostIn =
  (area: string) =>
  (row: string, value: number, unit: string, goal: number, against: string): Row => ({
    area,
    row,
    value,
    unit,
    goal: `≤ ${goal}`,
    pass: value <= goal,
    against,
  });

/** The export of each file of bench/. */
export type Area = {
  name: string;
  /** The area runs only when `--only` names it. */
  onDemand?: boolean;
  run: (note: (text: string) => void) => Promise<Row[]>;
};

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** `412 (398 to 420)`: the median with the smallest and largest. */
export const spread = (values: readonly number[], digits = 0): string =>
  `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)})`;
