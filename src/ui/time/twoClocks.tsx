import { listed } from '../../i18n/intl.ts';
import { useView } from '../view.ts';
import { ClockFace, round } from './clockFace.tsx';
import { DayBar } from './dayBar.tsx';
import { clockTime, isoDay, longDay, wallHours, weekdayOf } from './format.ts';
import { type OwnHours, type Stretch, meetingHours } from './together.ts';

export interface ClockPerson extends OwnHours {
  name: string;
  /** City or country, as the person gave it. */
  place?: string | undefined;
}

/**
 * The clocks of two people (or a trio) at one instant, joined by the arc, and the day of each beneath with the hours they can
 * meet, by the hours they gave or else while awake, and whose hours these are. The first person is the reader. The picture is decoration:
 * all it says is in the text beside it.
 */
export function TwoClocks({ people, at }: { people: readonly ClockPerson[]; at: Date }) {
  const { lang, dir, t, rich } = useView();
  const home = people[0]?.zone ?? 'UTC';
  const { at: day, stretches: shared, given } = meetingHours(people, at);
  const step = 300 / people.length;
  const centre = (index: number) => {
    const x = step * (index + 0.5);
    return round(dir === 'rtl' ? 300 - x : x);
  };
  return (
    <figure class="clocks">
      <svg viewBox="0 0 300 88" aria-hidden="true">
        {people.slice(1).map((person, index) => {
          const [from, to] = [centre(index), centre(index + 1)];
          return <path key={person.name} class="arc" d={`M${from} 34C${from} -4 ${to} -4 ${to} 34`} />;
        })}
        {people.map((person, index) => (
          <ClockFace key={index} x={centre(index)} y={58} r={25} hours={wallHours(person.zone, at)} />
        ))}
      </svg>
      <dl class={`n${people.length}`}>
        {people.map((person, index) => (
          <div key={index}>
            <dt>
              <bdi>{person.name}</bdi>{' '}
              {person.place ? (
                <span class="place" dir="auto">
                  {person.place}
                </span>
              ) : null}
            </dt>
            <dd>
              <b>{clockTime(lang, person.zone, at)}</b> <span>{weekdayOf(lang, person.zone, at)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <figcaption>
        <p>
          {shared.length === 0
            ? t(given === 'none' ? 'ui.clocks.never' : 'ui.clocks.never-given')
            : t(given === 'none' ? 'ui.clocks.together' : 'ui.clocks.can-meet', {
                day: longDay(lang, home, day, false),
              })}
        </p>
        <ul class="days">
          {people.map((person, index) => (
            <li key={index}>
              <span>
                {rich('ui.clocks.hours', {
                  name: <bdi>{person.name}</bdi>,
                  hours:
                    listed(
                      lang,
                      shared.map((part) => stretchText(lang, person.zone, home, part)),
                    ) || '–',
                })}
              </span>
              <DayBar zone={person.zone} home={home} at={day} now={day === at ? at : null} shared={shared} />
            </li>
          ))}
        </ul>
        <p class="aside">{t(`ui.clocks.given.${given}`)}</p>
      </figcaption>
    </figure>
  );
}

/** `14:00–18:00`, with the weekday before it when it is another day than the first person's. */
function stretchText(lang: string, zone: string, home: string, part: Stretch): string {
  const hours = `${clockTime(lang, zone, part.from)}–${clockTime(lang, zone, part.until)}`;
  if (isoDay(zone, part.from) === isoDay(home, part.from)) return hours;
  return `${weekdayOf(lang, zone, part.from)} ${hours}`;
}
