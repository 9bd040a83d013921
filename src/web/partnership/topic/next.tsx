import { isInLastDays } from '../../../rooms/partnerships/index.ts';
import { LocalDay, LocalTime, ZonedDay, useView } from '../../../ui/index.ts';

export interface Coming {
  /** The day of the next topic, in the programme's zone. */
  topic: Date | null;
  zone: string;
  /** When the members are next asked whether they talked; null when they agreed not to be asked. */
  contact: Date | null;
  ends: Date;
}

/** The coming dates of a partnership that goes on, in their order. */
export function WhatComes({ topic, zone, contact, ends }: Coming) {
  const { t, rich } = useView();
  const all = [
    ...(topic
      ? [{ at: topic, said: rich('partnership.next.topic', { date: <ZonedDay at={topic} zone={zone} /> }) }]
      : []),
    ...(contact && !isInLastDays(contact, ends)
      ? [{ at: contact, said: rich('partnership.next.contact', { date: <LocalDay at={contact} /> }) }]
      : []),
    { at: ends, said: rich('partnership.next.ends', { date: <LocalTime at={ends} /> }) },
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return (
    <section aria-labelledby="next">
      <h2 id="next">{t('partnership.next')}</h2>
      <ul>
        {all.map(({ at, said }) => (
          <li key={at.getTime()}>{said}</li>
        ))}
      </ul>
    </section>
  );
}

/** Links to the parts of a long page. */
export function OnThisPage({ parts }: { parts: readonly { id: string; label: string }[] }) {
  const { t } = useView();
  return (
    <nav aria-label={t('partnership.contents')}>
      <ul class="tabs">
        {parts.map(({ id, label }) => (
          <li key={id}>
            <a href={`#${id}`}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
