import { safeHref } from '../href.ts';
import { useView } from '../view.ts';

export interface ListView {
  key: string;
  label: string;
  /** Rows in it. */
  count: number;
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
              {label} {numbers.format(count)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
