import type { ComponentChildren } from 'preact';
import { classes } from './classes.ts';
import { safeHref } from './href.ts';

/** `main` once on a page; `quiet` for most others; `grave` for an act that cannot easily be undone. */
export type ButtonKind = 'main' | 'quiet' | 'grave';

/** A submit button of the form that it is in. */
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
  /** An address other than the form's, and the name of the frame that shows the result. */
  action?: string | undefined;
  target?: string | undefined;
  /** The key that presses the button while the focus is in a list. */
  letter?: string | undefined;
  /** Sends the form even when required fields are empty. */
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

/** A link that leads on, with the look of a button. */
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
