import type { ComponentChildren } from 'preact';
import { safeHref } from '../href.ts';

/**
 * A way through a list: to another order, page or view. Where rows are chosen in `form` a script takes the choice along; without one a button of that form
 * stands in the link's place once a row is chosen, and posts the query of the way as `to`.
 */
export function Way({
  href,
  form,
  rel,
  current,
  children,
}: {
  href: string;
  /** The id of the form that the boxes of the rows belong to; absent where nothing is chosen. */
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
