import { useView } from '../view.ts';
import { clockTime, isoDay, longDay, shortDate, shortDay, zonedDay, zonedTime } from './format.ts';
import { agoText } from './ago.ts';

/** Another clock beside the reader's: a partner's, or that of a session's place. */
export interface OtherZone {
  /** The person or place, with the name that the sentence uses. */
  name: string;
  zone: string;
}

/** `<time>` with the instant in UTC for machines. */
function Time({ at, island, children }: { at: Date; island?: boolean; children: string }) {
  return (
    <time datetime={at.toISOString().replace('.000', '')} data-local={island || undefined}>
      {children}
    </time>
  );
}

/**
 * One instant on the reader's wall clock, with the weekday. `other` adds another clock, with the day if it differs. When the reader's zone
 * is unknown, shows the programme's zone and UTC.
 */
export function LocalTime({
  at,
  other,
  year,
  bare,
}: {
  at: Date;
  /** True when the words around it already say that times are the reader's own. */
  bare?: boolean | undefined;
  other?: OtherZone | undefined;
  year?: boolean | undefined;
}) {
  const view = useView();
  const { lang, zone, t, rich } = view;
  if (!view.zoneIsKnown) {
    const { zoned, utc } = zonedTime(view, at, year);
    return (
      <span class="when">
        <Time at={at} island>
          {zoned}
        </Time>
        {utc ? <span class="aside"> {utc}</span> : null}
      </span>
    );
  }
  const day = longDay(lang, zone, at, year);
  const time = clockTime(lang, zone, at);
  return (
    <span class="when">
      <Time at={at}>{t('ui.time.at', { day, time })}</Time>
      {bare ? null : <span class="aside"> {t('ui.time.your-time')}</span>}
      {other ? (
        <>
          <span class="aside"> · </span>
          <span class="aside">
            {rich(isoDay(other.zone, at) === isoDay(zone, at) ? 'ui.time.other' : 'ui.time.other-day', {
              name: <bdi>{other.name}</bdi>,
              day: longDay(lang, other.zone, at, false),
              time: clockTime(lang, other.zone, at),
            })}
          </span>
        </>
      ) : null}
    </span>
  );
}

/** When somebody wrote something: how long ago, or the day when that was long ago. */
export function WrittenAt({ at, now }: { at: Date; now: Date }) {
  const { lang, zone } = useView();
  return <Time at={at}>{agoText(lang, at, now) ?? longDay(lang, zone, at)}</Time>;
}

/** The one date that something has for everybody, in its planner's zone. */
export function ZonedDay({ at, zone }: { at: Date; zone: string }) {
  return <time datetime={isoDay(zone, at)}>{zonedDay(useView(), zone, at)}</time>;
}

/** A calendar day, `2027-03-01`, the same for readers everywhere; with `now`, as short as in the columns of a list. */
export function CalendarDay({ day, now }: { day: string; now?: Date }) {
  const { lang } = useView();
  const at = new Date(`${day}T00:00:00Z`);
  return <time datetime={day}>{now ? shortDay(lang, 'UTC', at, now) : longDay(lang, 'UTC', at)}</time>;
}

/** Only the day of an instant, for lists in which the hour does not matter. */
export function LocalDay({ at, year }: { at: Date; year?: boolean | undefined }) {
  const { lang, zone } = useView();
  return <Time at={at}>{longDay(lang, zone, at, year)}</Time>;
}

/** The same for the columns of a list, without the year if it is the present one. */
export function ShortDay({ at, now }: { at: Date; now: Date }) {
  const { lang, zone } = useView();
  return <Time at={at}>{shortDay(lang, zone, at, now)}</Time>;
}

/** The same without the weekday, for several days on one line. */
export function ShortDate({ at, now }: { at: Date; now: Date }) {
  const { lang, zone } = useView();
  return <Time at={at}>{shortDate(lang, zone, at, now)}</Time>;
}

/** A day and its hour for the columns of a list. */
export function ShortTime({ at, now }: { at: Date; now: Date }) {
  const { lang, zone } = useView();
  return <Time at={at}>{`${shortDay(lang, zone, at, now)} ${clockTime(lang, zone, at)}`}</Time>;
}
