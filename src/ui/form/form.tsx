import type { ComponentChildren } from 'preact';
import { Button, type ButtonKind, ButtonLink } from '../button.tsx';
import { classes } from '../classes.ts';
import { safeHref } from '../href.ts';
import { spaced } from '../spaced.ts';

/** Hidden fields of every form on a page: the idempotency key, a return address and the like. */
export type Hidden = Readonly<Record<string, string | undefined>>;

export function HiddenFields({ hidden }: { hidden?: Hidden | undefined }) {
  return (
    <>
      {Object.entries(hidden ?? {}).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
    </>
  );
}

/** A form. The browser's own checks are off: the server puts its message, in the reader's words, next to the field. */
export function Form({
  action,
  method = 'post',
  hidden,
  upload,
  children,
  id,
}: {
  action: string;
  method?: 'get' | 'post' | undefined;
  hidden?: Hidden | undefined;
  /** True when the form sends files. */
  upload?: boolean | undefined;
  children: ComponentChildren;
  id?: string | undefined;
}) {
  return (
    <form
      class={classes('form', method === 'get' && 'get')}
      id={id}
      action={safeHref(action)}
      method={method}
      enctype={upload ? 'multipart/form-data' : undefined}
      novalidate
    >
      <HiddenFields hidden={hidden} />
      {children}
    </form>
  );
}

/** The buttons at the end of a form: the main button first, then all others. */
export function FormActions({ children }: { children: ComponentChildren }) {
  return <div class="actions">{spaced(children)}</div>;
}

/** The button at the end of a form, with the way out beside it for readers who change their mind. */
export function Submit({
  kind,
  or,
  children,
}: {
  kind?: ButtonKind | undefined;
  or?: { href: string; label: string } | undefined;
  children: ComponentChildren;
}) {
  return (
    <FormActions>
      <Button kind={kind}>{children}</Button>
      {or ? (
        <ButtonLink kind="quiet" href={or.href}>
          {or.label}
        </ButtonLink>
      ) : null}
    </FormActions>
  );
}

/** One button that posts: for every act that is no part of a larger form. */
export function PostButton({
  action,
  children,
  kind = 'quiet',
  hidden,
  name,
  value,
}: {
  action: string;
  children: ComponentChildren;
  kind?: ButtonKind | undefined;
  hidden?: Hidden | undefined;
  name?: string | undefined;
  value?: string | undefined;
}) {
  return (
    <form class="post" action={safeHref(action)} method="post">
      <HiddenFields hidden={hidden} />
      <Button kind={kind} name={name} value={value}>
        {children}
      </Button>
    </form>
  );
}
