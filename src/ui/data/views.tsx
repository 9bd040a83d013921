import type { ComponentChildren } from 'preact';
import { useView } from '../view.ts';
import { Way } from './way.tsx';

export interface ListView {
  key: string;
  label: ComponentChildren;
  /** The number of rows in the view, if counted. */
  count?: number | string | undefined;
  href: string;
  current: boolean;
}

/**
 * Links to the views of a list, each with its number of rows. One of them is current. `form` is the form of the list's boxes, if there are
 * any.
 */
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
