import type { ComponentChildren } from 'preact';
import { isolate } from '../../i18n/translate.ts';
import { useView } from '../view.ts';
import { ClockFace, round } from './clockFace.tsx';
import { DayBar } from './dayBar.tsx';
import { clockTime, wallHours, weekdayOf } from './format.ts';
import { sameDaysText, sharedText, shiftText, whoseHours } from './meetingText.ts';
import { type MeetingWeek, meetingWeeks } from './meetingWeeks.ts';
import type { OwnHours } from '../../lib/time/sharedHours.ts';

export interface ClockPerson extends OwnHours {
  name: string;
  /** The city or country that the person gave. */
  place?: string | undefined;
}

/**
 * The clocks of two people (or a trio) at one instant, joined by the arc. Below it, the reader's week: the hours at which they can meet,
 * whose hours these are, and what a coming change of clocks does to them. Hours are those that people gave, or else waking hours. The first
 * person is the reader. The pictures are decoration: the text beside them says everything.
 */
export function TwoClocks({
  people,
  at,
  children,
}: {
  people: readonly ClockPerson[];
  at: Date;
  /** Stands below, about the hours. */
  children?: ComponentChildren;
}) {
  const { lang, dir, t } = useView();
  const { weeks, given, some } = meetingWeeks(people, at);
  const whose = whoseHours({ given, some });
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
          <strong>{t(given === 'none' ? 'ui.clocks.awake' : 'ui.clocks.free')}</strong>
        </p>
        {some ? (
          weeks.map((week, index) => <Week key={index} {...{ week, people, at }} isFirst={index === 0} />)
        ) : (
          <p>{t(given === 'none' ? 'ui.clocks.never' : 'ui.clocks.never-given')}</p>
        )}
        {whose ? <p class="aside">{t(whose)}</p> : null}
        {children}
      </figcaption>
    </figure>
  );
}

/** The hours of a week, with alike days together, each with a picture of the day on every clock. */
function Week({
  week,
  people,
  at,
  isFirst,
}: {
  week: MeetingWeek;
  people: readonly ClockPerson[];
  at: Date;
  isFirst: boolean;
}) {
  const view = useView();
  const { t, rich } = view;
  const home = people[0]?.zone ?? 'UTC';
  return (
    <>
      {week.shifts.map((shift, index) => (
        <p key={index}>{shiftText(view, home, shift, isolate(people[shift.person]!.name))}</p>
      ))}
      {week.same.length === 0 ? <p>{t('ui.clocks.none')}</p> : isFirst ? null : <p>{t('ui.clocks.then')}</p>}
      {week.same.map((same) => {
        const [day] = same.days;
        return (
          <div key={day!.date}>
            <p class="eyebrow">{sameDaysText(view, same, week)}</p>
            <ul class="days">
              {people.map((person, index) => (
                <li key={index}>
                  <span>
                    {rich('ui.clocks.hours', {
                      name: <bdi>{person.name}</bdi>,
                      hours: sharedText(view, person.zone, same),
                    })}
                  </span>
                  <DayBar
                    zone={person.zone}
                    home={home}
                    at={day!.from}
                    now={day!.from <= at && at < day!.until ? at : null}
                    shared={day!.stretches}
                  />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </>
  );
}
