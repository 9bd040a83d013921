import { instantToWall } from '../../../../lib/time/time.ts';
import type { View } from '../../../../ui/index.ts';
import {
  CheckboxGroup,
  Form,
  Submit,
  TextField,
  clockTime,
  longDay,
  useView,
  weekdayOf,
  zoneName,
} from '../../../../ui/index.ts';
import { isolate } from '../../../../i18n/translate.ts';
import { TermFields } from '../proposeForm.tsx';
import type { SuitingHour } from '../../../../rooms/meetings/index.ts';
import type { HoursFound } from './hoursFound.ts';

/** How many hours are chosen beforehand: two, so that the partner has a choice and the reader can add a time of their own. */
const CHOSEN = 2;

/** The best hours to choose from, and fields for others. A reader who has given no hours is asked for three of their own. */
export function FindForm({ page, found, partners }: { page: string; found: HoursFound; partners: number }) {
  const view = useView();
  const { t, rich } = view;
  const { best, people, isGiven } = found;
  const zone = people[0]!.zone;
  const chosen = isGiven ? best.slice(0, CHOSEN).map(({ wall }) => wall) : [];
  // When the clocks of a partner are not known, no hours of any length are looked for.
  const hasLength = people.length > 1;
  const others = isGiven && best.length > 0 ? ['time2'] : ['time', 'time2', 'time3'];
  return (
    <Form
      action={`${page}/meetings`}
      hidden={{ zone, minutes: hasLength ? String(found.minutes) : undefined }}
    >
      {isGiven ? null : (
        <p>
          {rich('meeting.find.three', { link: (words) => <a href={`${page}/meetings/hours`}>{words}</a> })}
        </p>
      )}
      {best.length > 0 ? (
        <CheckboxGroup
          name="time"
          label={t('meeting.find.best')}
          help={t('meeting.find.choose', {
            length: t('meeting.minutes-count', { count: found.minutes }),
          })}
          value={chosen}
          required
          choices={best.map((hour) => choiceOf(view, hour, found))}
        />
      ) : (
        <p>
          {t('meeting.find.none')}{' '}
          {isGiven && found.asksHours
            ? rich('partnership.hours.change', {
                link: (words) => <a href={`${page}/meetings/hours`}>{words}</a>,
              })
            : null}
        </p>
      )}
      {others.map((name, index) => (
        <TextField
          key={name}
          name={name}
          type="datetime-local"
          label={others.length === 1 ? t('meeting.find.other') : t('meeting.time', { number: index + 1 })}
          help={index === 0 ? t('meeting.time-help', { zone: zoneName(view, zone) }) : undefined}
          min={instantToWall(found.now, zone)}
          required={index === 0 && best.length === 0}
        />
      ))}
      <TermFields errors={[]} agreed={found.agreed} partners={partners} hasLength={hasLength} />
      <Submit>{t('meeting.propose-button')}</Submit>
    </Form>
  );
}

/** An hour in the reader's words. Below it stands the hour on each partner's clock, with the day if that differs. */
function choiceOf(view: View, { wall, at }: SuitingHour, { people, minutes }: HoursFound) {
  const { lang, t } = view;
  const [reader, ...others] = people;
  const until = new Date(at.getTime() + minutes * 60_000);
  const span = (zone: string) => `${clockTime(lang, zone, at)}–${clockTime(lang, zone, until)}`;
  return {
    value: wall,
    label: t('ui.time.at', { day: longDay(lang, reader!.zone, at, false), time: span(reader!.zone) }),
    help: others
      .map(({ name, zone }) => {
        const there =
          instantToWall(at, zone).slice(0, 10) === wall.slice(0, 10) ? '' : `${weekdayOf(lang, zone, at)} `;
        return t('ui.clocks.hours', { name: isolate(name), hours: `${there}${span(zone)}` });
      })
      .join(' · '),
  };
}
