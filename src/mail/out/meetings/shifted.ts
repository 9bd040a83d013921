import { nextOccurrence, seriesOf } from '../../../rooms/meetings/index.ts';
import { defineMail } from '../define.ts';
import { calendarPart } from './calendarPart.ts';
import { answerWords, declineWords, detailsBlock, hourText, meetingParts } from './parts.ts';

/**
 * A country changed its rule for clocks. Tells each member whose hour moved that the meeting keeps the proposer's hour. `data.partnership`,
 * `data.meeting`, `data.sequence`.
 */
export const meetingShiftedMail = defineMail({
  kind: 'meeting-shifted',
  category: null,
  readable: false,
  many: false,
  wording: [
    'mail.reply.above',
    'mail.meeting-shifted.subject',
    'mail.meeting-shifted.body',
    'mail.meeting-proposed.reply',
    'mail.meeting-proposed.reply-number',
    'mail.meeting-stands.reply',
    'mail.meeting-stands.reply-series',
    'mail.meeting-shifted.change',
  ],
  answer: (data) => ({ kind: 'meeting', subject: data.meeting }),
  calendar: calendarPart,
  compose: async (tools, data) => {
    const { t, link, ctx, person, canReply } = tools;
    const found = await meetingParts(tools, data);
    if (!found) return null;
    const { meeting, values, round } = found;
    if (meeting.state !== 'stands' && meeting.state !== 'proposed') return null;
    const series = seriesOf(meeting);
    const next = series && nextOccurrence(series, round.dates.ends.dueAt, ctx.clock.now());
    const hours = series ? (next ? [next.at] : []) : meeting.times.map(({ at }) => at);
    if (hours.length === 0) return null;
    const isOwn = meeting.proposer === person.id;
    const isAsked = meeting.state === 'proposed' && !isOwn;
    return {
      subject: t('mail.meeting-shifted.subject', values),
      blocks: [
        ...(canReply ? [{ p: t('mail.reply.above') }] : []),
        { p: t('mail.meeting-shifted.body', { ...values, whose: isOwn ? 'own' : 'other' }) },
        { list: hours.map((at) => hourText(tools, at, found)), ordered: hours.length > 1 },
        detailsBlock(tools, meeting),
        { button: t('mail.meeting-stands.button'), href: link('meeting', String(meeting.id)) },
        { p: t('mail.meeting-shifted.change') },
        ...(canReply ? [{ p: t(isAsked ? answerWords(meeting) : declineWords(found), values) }] : []),
      ],
    };
  },
});
