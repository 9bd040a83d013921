import { occurrences, seriesOf } from '../../../rooms/meetings/index.ts';
import { longDay } from '../../../ui/index.ts';
import { defineMail } from '../define.ts';
import { calendarPart } from './calendarPart.ts';
import { declineWords, hourText, meetingParts } from './parts.ts';

/** Tells until when a series goes on, after the end of its round has moved. `data.partnership`, `data.meeting`, `data.sequence`. */
export const meetingUntilMail = defineMail({
  kind: 'meeting-until',
  category: null,
  readable: false,
  many: false,
  wording: [
    'mail.reply.above',
    'mail.meeting-until.subject',
    'mail.meeting-until.body',
    'mail.meeting-stands.button',
    'mail.meeting-stands.change',
    'mail.meeting-stands.reply-series',
    'mail.meeting-stands.reply',
  ],
  answer: (data) => ({ kind: 'meeting', subject: data.meeting }),
  calendar: calendarPart,
  compose: async (tools, data) => {
    const { t, locale, zone, link, ctx, canReply } = tools;
    const found = await meetingParts(tools, data);
    const series = found && seriesOf(found.meeting);
    // The meeting was moved since then, or called off; another mail tells that.
    if (!series || (found.meeting.state !== 'stands' && found.meeting.state !== 'over')) return null;
    const ends = found.round.dates.ends.dueAt;
    const last = [...occurrences(series, ends)].at(-1);
    if (!last) return null;
    const isPast = last.at <= ctx.clock.now();
    const values = {
      ...found.values,
      day: longDay(locale, zone, ends, false),
      when: isPast ? 'past' : 'coming',
    };
    const mayDecline = canReply && !isPast;
    return {
      subject: t('mail.meeting-until.subject', values),
      blocks: [
        ...(mayDecline ? [{ p: t('mail.reply.above') }] : []),
        { p: t('mail.meeting-until.body', values) },
        { list: [hourText(tools, last.at, found)] },
        { button: t('mail.meeting-stands.button'), href: link('meeting', String(found.meeting.id)) },
        ...(isPast ? [] : [{ p: t('mail.meeting-stands.change') }]),
        ...(mayDecline ? [{ p: t(declineWords(found), values) }] : []),
      ],
    };
  },
});
