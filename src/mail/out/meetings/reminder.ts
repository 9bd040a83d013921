import { wallToInstant } from '../../../lib/time/time.ts';
import { occurrences, seriesOf } from '../../../rooms/meetings/index.ts';
import type { Meeting } from '../../../rooms/meetings/index.ts';
import { clockTime } from '../../../ui/index.ts';
import { defineMail } from '../define.ts';
import type { MailContent, MailTools } from '../define.ts';
import type { MessageKey } from '../../../i18n/locales.ts';
import type { MailData } from '../../../rooms/kinds.ts';
import { callBlocks, detailsBlock, hourText, meetingParts } from './parts.ts';

const WORDING = [
  'mail.meeting-reminder.shift',
  'mail.meeting.call',
  'mail.meeting.call-too',
  'mail.meeting-reminder.change',
] as const;

/** Reminds of a meeting a day before it begins. `data.partnership`, `data.meeting`, `data.occurrence`. */
export const meetingReminderMail = defineMail({
  kind: 'meeting-reminder',
  category: 'meetings',
  readable: false,
  many: false,
  writtenLate: true,
  wording: ['mail.meeting-reminder.subject', 'mail.meeting-reminder.day', ...WORDING],
  answer: (data) => ({ kind: 'meeting', subject: data.meeting }),
  compose: (tools, data) =>
    remind(tools, data, { subject: 'mail.meeting-reminder.subject', body: 'mail.meeting-reminder.day' }),
});

/** Reminds of a meeting an hour before it begins. The two kinds of reminders can be stopped separately. */
export const meetingSoonMail = defineMail({
  kind: 'meeting-soon',
  category: 'meetings-soon',
  readable: false,
  many: false,
  writtenLate: true,
  wording: ['mail.meeting-soon.subject', 'mail.meeting-soon.body', ...WORDING],
  answer: (data) => ({ kind: 'meeting', subject: data.meeting }),
  compose: (tools, data) =>
    remind(tools, data, { subject: 'mail.meeting-soon.subject', body: 'mail.meeting-soon.body' }),
});

async function remind(
  tools: MailTools,
  data: MailData<'meeting-reminder' | 'meeting-soon'>,
  { subject, body }: Record<'subject' | 'body', MessageKey>,
): Promise<MailContent | null> {
  const { t, link, ctx } = tools;
  const found = await meetingParts(tools, data);
  const { occurrence } = data;
  const series = found && seriesOf(found.meeting);
  if (!series || found.meeting.state !== 'stands' || occurrence === undefined) return null;
  const { meeting, values } = found;
  const at = wallToInstant(occurrence, meeting.zone);
  const isOn =
    (meeting.weeks !== null || occurrence === meeting.wall) && !meeting.without.includes(occurrence);
  if (!isOn || at <= ctx.clock.now()) return null;
  const before = shiftOf(tools, meeting, occurrence, at);
  return {
    subject: t(subject, values),
    blocks: [
      { p: t(body, values) },
      { list: [hourText(tools, at, found)] },
      ...(before === null ? [] : [{ p: t('mail.meeting-reminder.shift', { time: before }) }]),
      detailsBlock(tools, meeting),
      ...(await callBlocks(tools, meeting)),
      { button: t('mail.meeting-stands.button'), href: link('meeting', String(meeting.id)) },
      { p: t('mail.meeting-reminder.change') },
    ],
  };
}

/** The reader's hour at the last time of the series that was not off, if this time is at another hour; null otherwise. */
function shiftOf({ locale, zone }: MailTools, meeting: Meeting, wall: string, at: Date): string | null {
  const series = seriesOf(meeting);
  if (!series || meeting.weeks === null) return null;
  const before = [...occurrences(series, at)].findLast((one) => one.wall < wall);
  if (!before) return null;
  const time = clockTime(locale, zone, before.at);
  return time === clockTime(locale, zone, at) ? null : time;
}
