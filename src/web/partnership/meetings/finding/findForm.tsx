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

/** Chosen beforehand: two, so that a partner has a choice and a time of one's own can come beside them. */
const CHOSEN = 2;

/** The best hours to choose from, and others; three of one's own are asked for while the reader has given no hours. */
export function FindForm({ page, found, partners }: { page: string; found: HoursFound; partners: number }) {
  const view = useView();
  const { t, rich } = view;
  const { best, people, isGiven } = found;
  const zone = people[0]!.zone;
  const chosen = isGiven ? best.slice(0, CHOSEN).map(({ wall }) => wall) : [];
  // No hours are looked for, of whatever length, where nobody knows the clocks of a partner.
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

/** An hour in the reader's words, and beneath it on each partner's clock, with the day where it is another. */
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
