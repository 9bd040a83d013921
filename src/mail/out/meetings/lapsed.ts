import { defineMail } from '../define.ts';
import type { MailContent, MailTools } from '../define.ts';
import { answerBlocks } from '../partners/partnerBlocks.ts';
import { calendarPart } from './calendarPart.ts';
import { answerWords, hourText, meetingParts } from './parts.ts';
import type { MeetingParts } from './parts.ts';

/**
 * Tells that the hours of a proposal passed without a yes, and what comes next. For a series whose later times can still be accepted, tells
 * that the first time has passed. `data.partnership`, `data.meeting`, `data.sequence`; `data.by`: the proposer.
 */
export const meetingLapsedMail = defineMail({
  kind: 'meeting-lapsed',
  category: null,
  readable: false,
  many: false,
  writtenLate: true,
  wording: [
    'mail.meeting-lapsed.subject',
    'mail.meeting-lapsed.subject-own',
    'mail.meeting-lapsed.body',
    'mail.meeting-lapsed.own',
    'mail.meeting-lapsed.next',
    'mail.meeting-lapsed.next-own',
    'mail.meeting-lapsed.subject-waits',
    'mail.meeting-lapsed.subject-waits-own',
    'mail.meeting-lapsed.waits',
    'mail.meeting-lapsed.waits-own',
    'mail.meeting-lapsed.waits-next-own',
    'mail.meeting-proposed.button',
    'mail.meeting-proposed.other',
    'mail.meeting-proposed.reply',
    'mail.meeting-proposed.reply-number',
    'mail.agreement-reopened.reply',
  ],
  answer: (data) => ({ kind: 'meeting', subject: data.meeting }),
  // Times that can still be accepted are in the calendar already.
  calendar: async (tools, data, parties) => {
    const calendar = await calendarPart(tools, data, parties);
    return calendar?.events.every(({ isCancelled }) => isCancelled) ? calendar : null;
  },
  compose: async (tools, data) => {
    const found = await meetingParts(tools, data);
    // The meeting was moved since then, which proposed it anew.
    if (!found || found.meeting.sequence !== data.sequence) return null;
    if (found.meeting.state === 'proposed') return waits(tools, found);
    return found.meeting.state === 'over' && found.meeting.wall === null ? closed(tools, found) : null;
  },
});

function closed(tools: MailTools, found: MeetingParts): MailContent {
  const { t, person } = tools;
  const { meeting } = found;
  const values = { ...found.values, count: meeting.times.length };
  const isOwn = meeting.proposer === person.id;
  return {
    subject: t(isOwn ? 'mail.meeting-lapsed.subject-own' : 'mail.meeting-lapsed.subject', values),
    blocks: [
      { p: t(isOwn ? 'mail.meeting-lapsed.own' : 'mail.meeting-lapsed.body', values) },
      { list: meeting.times.map(({ at }) => hourText(tools, at, found)) },
      { p: t(isOwn ? 'mail.meeting-lapsed.next-own' : 'mail.meeting-lapsed.next', values) },
      { button: t('mail.meeting-cancelled.button'), href: found.page },
      ...answerBlocks(tools, found.own),
    ],
  };
}

function waits(tools: MailTools, found: MeetingParts): MailContent {
  const { t, link, person, canReply } = tools;
  const { meeting, hours, values } = found;
  const isOwn = meeting.proposer === person.id;
  return {
    subject: t(isOwn ? 'mail.meeting-lapsed.subject-waits-own' : 'mail.meeting-lapsed.subject-waits', values),
    blocks: [
      { p: t(isOwn ? 'mail.meeting-lapsed.waits-own' : 'mail.meeting-lapsed.waits', values) },
      { list: hours.map((at) => hourText(tools, at, found)), ordered: true },
      {
        button: t(isOwn ? 'mail.meeting-stands.button' : 'mail.meeting-proposed.button', values),
        href: link('meeting', String(meeting.id)),
      },
      { p: t(isOwn ? 'mail.meeting-lapsed.waits-next-own' : 'mail.meeting-proposed.other', values) },
      ...(canReply && !isOwn ? [{ p: t(answerWords(meeting), values) }] : []),
    ],
  };
}
