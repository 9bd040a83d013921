import type { ComponentChildren } from 'preact';
import { safeHref } from '../href.ts';
import { useView } from '../view.ts';
import { ShortDate } from './localTime.tsx';

/** One date of a round, in the order they come; `href` is the desk for its work, if the reader may go there. */
export interface WayDate {
  key: string;
  label: string;
  at: Date;
  href?: string | undefined;
}

/** A round's dates as a horizontal path: drawn up to the present point, dotted beyond it. */
export function RoundWay({
  label,
  dates,
  here,
  now,
}: {
  /** The round's name, for people who only hear it. */
  label: string;
  dates: readonly WayDate[];
  /** The present point of the round, and the desk for its work. */
  here: { text: ComponentChildren; href?: string | undefined };
  now: Date;
}) {
  const { t, rich } = useView();
  const passed = dates.filter(({ at }) => at <= now);
  const step = ({ key, label, at, href }: WayDate, isPast: boolean) => (
    <li key={key} class={isPast ? 'past' : undefined}>
      <Step href={href}>
        {label} <ShortDate at={at} now={now} />
      </Step>
    </li>
  );
  return (
    <nav class="way" aria-label={label}>
      <ol>
        {passed.map((date) => step(date, true))}
        <li aria-current="step">
          <Step href={here.href}>{rich('ui.labelled', { label: t('ui.round.here'), value: here.text })}</Step>
        </li>
        {dates.slice(passed.length).map((date) => step(date, false))}
      </ol>
    </nav>
  );
}

function Step({ href, children }: { href: string | undefined; children: ComponentChildren }) {
  return href ? <a href={safeHref(href)}>{children}</a> : <span>{children}</span>;
}
