import type { ComponentChildren } from 'preact';
import { safeHref } from '../href.ts';

/**
 * A link through a list: to another order, page or view. When rows are chosen in `form`, a script takes the choice along. Without script, a
 * button of that form replaces the link once a row is chosen, and posts the link's query as `to`.
 */
export function Way({
  href,
  form,
  rel,
  current,
  children,
}: {
  href: string;
  /** The id of the form to which the rows' boxes belong; undefined when no rows can be chosen. */
  form: string | undefined;
  rel?: 'prev' | 'next';
  current?: boolean | undefined;
  children: ComponentChildren;
}) {
  return (
    <>
      <a rel={rel} href={safeHref(href)} aria-current={current ? 'page' : undefined}>
        {children}
      </a>
      {form ? (
        <noscript>
          <button type="submit" form={form} name="to" value={href.split('?')[1] ?? ''}>
            {children}
          </button>
        </noscript>
      ) : null}
    </>
  );
}
