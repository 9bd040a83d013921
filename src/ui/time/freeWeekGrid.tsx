import { listed, numbersIn } from '../../i18n/intl.ts';
import { isolate } from '../../i18n/translate.ts';
import { useView } from '../view.ts';
import { DayBar } from './dayBar.tsx';
import { clockTime, longDay } from './format.ts';
import { sharedText, shiftText } from './meetingText.ts';
import type { Stretch } from '../../lib/time/sharedHours.ts';
import type { ClockPerson } from './twoClocks.tsx';
import type { FreeDay } from './freeWeek.ts';

/** Hours on an axis: one at each quarter of a day. */
const AXIS = [0, 6, 12, 18, 24];

/**
 * Days of the reader, who is first among `people`: when everybody is free, in words on each person's clock, and as a picture of the day on
 * each. Only the reader sees hours that only they gave.
 */
export function FreeWeekGrid({
  people,
  days,
  now,
}: {
  people: readonly ClockPerson[];
  days: readonly FreeDay[];
  now: Date;
}) {
  const view = useView();
  const { lang, t, rich } = view;
  const home = people[0]?.zone ?? 'UTC';
  const hours = numbersIn(lang, 'clock');
  const stretches = (some: readonly Stretch[]): string =>
    listed(
      lang,
      some.map(({ from, until }) => `${clockTime(lang, home, from)}–${clockTime(lang, home, until)}`),
    );
  return (
    <div class="free-week">
      <p class="axis" aria-hidden="true">
        {AXIS.map((hour) => (
          <span key={hour}>{hours.format(hour)}</span>
        ))}
      </p>
      <ul>
        {days.map((day) => (
          <li key={day.date}>
            <h3>{longDay(lang, home, day.from, false)}</h3>
            {day.shifts.map((shift, index) => (
              <p key={index}>{shiftText(view, home, shift, isolate(people[shift.person]!.name))}</p>
            ))}
            {day.stretches.length === 0 ? <p>{t('meeting.find.none-day')}</p> : null}
            <ul class="days">
              {people.map((person, index) => (
                <li key={index}>
                  <span>
                    {day.stretches.length === 0 ? (
                      <bdi>{person.name}</bdi>
                    ) : (
                      rich('ui.clocks.hours', {
                        name: <bdi>{person.name}</bdi>,
                        hours: sharedText(view, person.zone, { days: [day] }),
                      })
                    )}
                  </span>
                  <DayBar
                    zone={person.zone}
                    home={home}
                    at={day.from}
                    now={day.from <= now && now < day.until ? now : null}
                    shared={day.stretches}
                    alone={index === 0 ? day.alone : []}
                    taken={day.taken}
                  />
                </li>
              ))}
            </ul>
            {day.alone.length > 0 ? (
              <p class="aside">{t('meeting.find.alone', { hours: stretches(day.alone) })}</p>
            ) : null}
            {day.taken.length > 0 ? (
              <p class="aside">{t('meeting.find.taken', { hours: stretches(day.taken) })}</p>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
