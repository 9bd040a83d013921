import type { ComponentChildren } from 'preact';
import { numbersIn } from '../../i18n/intl.ts';
import { useView } from '../view.ts';

/** One number that matters, and its unit. Numbers are written as in the reader's language. */
export function Stat({
  value,
  label,
  note,
}: {
  value: number | string;
  label: string;
  note?: ComponentChildren;
}) {
  const { lang } = useView();
  return (
    <div class="stat">
      <dt>{label}</dt>
      <dd>{typeof value === 'number' ? numbersIn(lang).format(value) : value}</dd>
      {note ? <dd>{note}</dd> : null}
    </div>
  );
}

/** Numbers side by side. Takes `Stat`s. */
export function Stats({ children }: { children: ComponentChildren }) {
  return <dl class="stats">{children}</dl>;
}

export interface Definition {
  key: string;
  term: ComponentChildren;
  value: ComponentChildren;
}

/** Terms with one person's values: an application's answers, a status. */
export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl class="facts">
      {items.map((item) => (
        <div key={item.key}>
          <dt>{item.term}</dt>
          <dd dir="auto">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** An empty list: says so, and what to do about it. */
export function Empty({ children }: { children: ComponentChildren }) {
  return <div class="empty">{children}</div>;
}

/** More text for readers who want it. */
export function Details({
  summary,
  open,
  children,
}: {
  summary: ComponentChildren;
  open?: boolean | undefined;
  children: ComponentChildren;
}) {
  return (
    <details open={open}>
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  );
}
