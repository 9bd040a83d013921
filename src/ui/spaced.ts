import { toChildArray } from 'preact';
import type { ComponentChildren } from 'preact';

/** Links and buttons in a row with a space between them, without which their words run together where no style sheet draws the gap. */
export const spaced = (children: ComponentChildren): ComponentChildren[] =>
  toChildArray(children).flatMap((child, index) => (index === 0 ? [child] : [' ', child]));
