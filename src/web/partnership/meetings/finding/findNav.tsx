import { LENGTHS } from '../../../../rooms/meetings/index.ts';
import { dayRange, useView } from '../../../../ui/index.ts';
import type { HoursFound } from './hoursFound.ts';

/** Leads to the other weeks, and to hours of the same week for a meeting of another length. */
export function FindNav({ page, found }: { page: string; found: HoursFound }) {
  const { t, lang } = useView();
  const { weeks, shown, minutes } = found;
  const at = (week: number, length: number): string => `${page}/meetings/week?week=${week}&minutes=${length}`;
  return (
    <>
      <nav aria-label={t('meeting.find.weeks')}>
        <ul>
          {weeks.map((from, week) => (
            <li key={from}>
              <Way
                isHere={week === shown}
                href={at(week, minutes)}
                words={dayRange(lang, from, lastOf(from))}
              />
            </li>
          ))}
        </ul>
      </nav>
      <nav aria-label={t('meeting.minutes')}>
        <ul>
          {LENGTHS.map((count) => (
            <li key={count}>
              <Way
                isHere={count === minutes}
                href={at(shown, count)}
                words={t('meeting.minutes-count', { count })}
              />
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}

const Way = ({ isHere, href, words }: { isHere: boolean; href: string; words: string }) =>
  isHere ? <strong aria-current="page">{words}</strong> : <a href={href}>{words}</a>;

/** The last of seven days. */
export const lastOf = (from: string): string => Temporal.PlainDate.from(from).add({ days: 6 }).toString();
