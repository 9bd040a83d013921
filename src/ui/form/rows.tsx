import type { ComponentChildren } from 'preact';
import { Button } from '../button.tsx';

/** How many rows a repeatable field shows: what there is, or what was asked for, and never fewer than one. */
export function rowCount(value: readonly unknown[] | undefined, rows: number | undefined): number {
  return Math.max(rows ?? 1, value?.length ?? 0, 1);
}

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
