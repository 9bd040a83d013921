import type { ComponentChildren } from 'preact';
import { safeHref } from '../href.ts';
import { useView } from '../view.ts';

export interface ListView {
  key: string;
  label: ComponentChildren;
  /** Rows in it, where they are counted. */
  count?: number | string | undefined;
  href: string;
  current: boolean;
}

/** The ways to look at a list, each with how many it shows: links, of which one is the present. */
export function Views({ label, views }: { label: string; views: readonly ListView[] }) {
  const numbers = new Intl.NumberFormat(useView().lang);
  return (
    <nav aria-label={label}>
      <ul class="views">
        {views.map(({ key, label, count, href, current }) => (
          <li key={key}>
            <a href={safeHref(href)} aria-current={current ? 'page' : undefined}>
              {label}
              {count === undefined ? null : ` ${typeof count === 'string' ? count : numbers.format(count)}`}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
