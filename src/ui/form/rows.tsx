import type { ComponentChildren } from 'preact';
import { Button } from '../button.tsx';

/** The number of rows that a repeatable field shows: the existing rows or the requested number, and at least one. */
export function rowCount(value: readonly unknown[] | undefined, rows: number | undefined): number {
  return Math.max(rows ?? 1, value?.length ?? 0, 1);
}

/** Whether a row is the one just asked for: the page opens there. */
export const isAdded = (
  { rows, error }: { rows?: number | undefined; error?: string | undefined },
  index: number,
) => (rows !== undefined && rows > 1 && index === rows - 1 && !error) || undefined;

/** Asks the server for the same form with one more row; sends `add={name}`. */
export function AddRow({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <p class="add">
      <Button kind="quiet" name="add" value={name}>
        {children}
      </Button>
    </p>
  );
}
