import { toChildArray } from 'preact';
import type { ComponentChildren } from 'preact';

/** Links and buttons in a row with a space between them. Without a style sheet to draw the gap, their words would run together. */
export const spaced = (children: ComponentChildren): ComponentChildren[] =>
  toChildArray(children).flatMap((child, index) => (index === 0 ? [child] : [' ', child]));
