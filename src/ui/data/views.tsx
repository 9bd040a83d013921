import type { ComponentChildren } from 'preact';
import { useView } from '../view.ts';
import { Way } from './way.tsx';

export interface ListView {
  key: string;
  label: ComponentChildren;
  /** Rows in it, where they are counted. */
  count?: number | string | undefined;
  href: string;
  current: boolean;
}

/** The ways to look at a list, each with how many it shows: links, of which one is the present. `form` is that of the list's boxes, where there are some. */
export function Views({
  label,
  views,
  form,
}: {
  label: string;
  views: readonly ListView[];
  form?: string | undefined;
}) {
  const numbers = new Intl.NumberFormat(useView().lang);
  return (
    <nav aria-label={label}>
      <ul class="views">
        {views.map(({ key, label, count, href, current }) => (
          <li key={key}>
            <Way href={href} form={form} current={current}>
              <span>{label}</span>
              {count === undefined ? null : ` ${typeof count === 'string' ? count : numbers.format(count)}`}
            </Way>
          </li>
        ))}
      </ul>
    </nav>
  );
}
