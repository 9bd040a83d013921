import { addDays, wallToInstant } from '../../../lib/time/time.ts';
import { seriesOf } from '../../../rooms/meetings/index.ts';
import type { Meeting } from '../../../rooms/meetings/index.ts';
import { clockTime } from '../../../ui/index.ts';
import { defineMail } from '../define.ts';
import type { MailTools } from '../define.ts';
import { detailsBlock, hourText, meetingParts } from './parts.ts';

/** Reminds of a meeting a day or an hour before it begins. `data.partnership`, `data.meeting`, `data.occurrence`, `data.step`. */
export const meetingReminderMail = defineMail({
  kind: 'meeting-reminder',
  category: 'meetings',
  readable: false,
  many: false,
  writtenLate: true,
  wording: [
    'mail.meeting-reminder.subject',
    'mail.meeting-reminder.subject-hour',
    'mail.meeting-reminder.day',
    'mail.meeting-reminder.hour',
    'mail.meeting-reminder.shift',
    'mail.meeting-reminder.change',
  ],
  answer: (data) => ({ kind: 'meeting', subject: data.meeting }),
  compose: async (tools, data) => {
    const { t, link, ctx } = tools;
    const found = await meetingParts(tools, data);
    const { occurrence, step } = data;
    const series = found && seriesOf(found.meeting);
    if (!series || found.meeting.state !== 'stands' || occurrence === undefined) return null;
    const { meeting, values } = found;
    const at = wallToInstant(occurrence, meeting.zone);
    const isOn =
      (meeting.weeks !== null || occurrence === meeting.wall) && !meeting.without.includes(occurrence);
    if (!isOn || at <= ctx.clock.now()) return null;
    const before = shiftOf(tools, meeting, occurrence, at);
    return {
      subject: t(
        step === 'day' ? 'mail.meeting-reminder.subject' : 'mail.meeting-reminder.subject-hour',
        values,
      ),
      blocks: [
        { p: t(`mail.meeting-reminder.${step}`, values) },
        { list: [hourText(tools, at, found)] },
        ...(before === null ? [] : [{ p: t('mail.meeting-reminder.shift', { time: before }) }]),
        detailsBlock(tools, meeting),
        { button: t('mail.meeting-stands.button'), href: link('meeting', String(meeting.id)) },
        { p: t('mail.meeting-reminder.change') },
      ],
    };
  },
});

/** The hour at which the time before in a series was for the reader, where it is another now; null otherwise. */
function shiftOf({ locale, zone }: MailTools, meeting: Meeting, wall: string, at: Date): string | null {
  if (meeting.weeks === null || meeting.wall === null || wall <= meeting.wall) return null;
  const before = wallToInstant(addDays(wall, -7 * meeting.weeks), meeting.zone);
  const time = clockTime(locale, zone, before);
  return time === clockTime(locale, zone, at) ? null : time;
}
