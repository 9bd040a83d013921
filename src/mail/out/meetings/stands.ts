import { clockTime, longDay } from '../../../ui/index.ts';
import { defineMail } from '../define.ts';
import { presentPartners } from '../partners/partnerBlocks.ts';
import { calendarPart } from './calendarPart.ts';
import { detailsBlock, hourText, meetingParts } from './parts.ts';
import type { MeetingParts } from './parts.ts';

/** Tells every member that an hour stands. `data.partnership`, `data.meeting`, `data.sequence`. */
export const meetingStandsMail = defineMail({
  kind: 'meeting-stands',
  category: null,
  readable: false,
  many: false,
  wording: [
    'mail.meeting-stands.subject',
    'mail.meeting-stands.body',
    'mail.meeting-stands.button',
    'mail.meeting-stands.change',
    'mail.meeting-stands.reply',
    'mail.meeting-stands.reply-series',
    'mail.reply.above',
  ],
  answer: (data) => ({ kind: 'meeting', subject: data.meeting }),
  calendar: calendarPart,
  compose: async (tools, data) => {
    const { t, link, locale, zone, canReply } = tools;
    const found = await meetingParts(tools, data);
    const at = found?.meeting.times[0]?.at;
    if (!found || !at) return null;
    const { meeting, values } = found;
    if (meeting.state !== 'stands' || meeting.askedSequence > data.sequence) return null;
    const day = longDay(locale, zone, at, false);
    return {
      subject: t('mail.meeting-stands.subject', { ...values, day, time: clockTime(locale, zone, at) }),
      blocks: [
        ...(canReply ? [{ p: t('mail.reply.above') }] : []),
        { p: t('mail.meeting-stands.body', values) },
        { list: [hourText(tools, at, found)] },
        detailsBlock(tools, meeting),
        { button: t('mail.meeting-stands.button'), href: link('meeting', String(meeting.id)) },
        { p: t('mail.meeting-stands.change') },
        ...(canReply ? [{ p: t(replyText(found), values) }] : []),
      ],
    };
  },
});

/** A no to a series between two is to its next time. */
const replyText = ({ meeting, own }: MeetingParts) =>
  meeting.weeks !== null && presentPartners(own).length === 1
    ? 'mail.meeting-stands.reply-series'
    : 'mail.meeting-stands.reply';
