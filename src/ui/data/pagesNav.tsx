import type { ComponentChildren } from 'preact';
import { spaced } from '../spaced.ts';

/** A row of links to the pages or orders of a list. */
export function PagesNav({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <nav class="pages" aria-label={label}>
      {spaced(children)}
    </nav>
  );
}
