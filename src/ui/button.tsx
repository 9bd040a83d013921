import type { ComponentChildren } from 'preact';
import { classes } from './classes.ts';
import { safeHref } from './href.ts';

/** `main` once on a page; `quiet` for the rest; `grave` for what cannot be taken back lightly. */
export type ButtonKind = 'main' | 'quiet' | 'grave';

/** A submit button of the form around it. */
export function Button({
  children,
  kind = 'main',
  name,
  value,
  form,
  action,
  target,
  letter,
  unchecked,
}: {
  children: ComponentChildren;
  kind?: ButtonKind | undefined;
  name?: string | undefined;
  value?: string | undefined;
  form?: string | undefined;
  /** Another address than the form's, and the name of the frame that shows what comes of it. */
  action?: string | undefined;
  target?: string | undefined;
  /** The key that presses it while the focus is in a list. */
  letter?: string | undefined;
  /** Sends the form also while fields that have to be filled in are empty. */
  unchecked?: boolean;
}) {
  return (
    <button
      type="submit"
      class={classes('button', kind)}
      name={name}
      value={value}
      form={form}
      formaction={action === undefined ? undefined : safeHref(action)}
      formtarget={target}
      formnovalidate={unchecked}
      data-key={letter}
    >
      {children}
    </button>
  );
}

/** A link that leads on, and looks like the button it stands in for. */
export function ButtonLink({
  href,
  children,
  kind = 'main',
}: {
  href: string;
  children: ComponentChildren;
  kind?: ButtonKind | undefined;
}) {
  return (
    <a class={classes('button', kind)} href={safeHref(href)}>
      {children}
    </a>
  );
}
