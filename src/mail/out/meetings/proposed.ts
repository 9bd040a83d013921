import { defineMail } from '../define.ts';
import type { MailContent, MailTools } from '../define.ts';
import { calendarPart } from './calendarPart.ts';
import { answerWords, detailsBlock, hourText, meetingParts } from './parts.ts';
import type { MeetingParts } from './parts.ts';

/**
 * Asks whether one of the hours suits that a partner proposes for a new or a moved meeting. `data.partnership`, `data.meeting`,
 * `data.sequence`.
 */
export const meetingProposedMail = defineMail({
  kind: 'meeting-proposed',
  category: null,
  readable: false,
  many: false,
  wording: [
    'mail.meeting-proposed.subject',
    'mail.meeting-proposed.subject-moved',
    'mail.meeting-proposed.body',
    'mail.meeting-proposed.moved',
    'mail.meeting-proposed.subject-own',
    'mail.meeting-proposed.own',
    'mail.meeting-proposed.subject-own-first',
    'mail.meeting-proposed.own-first',
    'mail.meeting-proposed.instead',
    'mail.meeting-proposed.button',
    'mail.meeting-proposed.other',
    'mail.meeting-proposed.reply',
    'mail.meeting-proposed.reply-number',
    'mail.reply.above',
  ],
  answer: (data) => ({ kind: 'meeting', subject: data.meeting }),
  // The proposer has nothing in their calendar until the meeting stands.
  calendar: async (tools, data, parties) =>
    data.by === tools.person.id && data.sequence === 0 ? null : calendarPart(tools, data, parties),
  compose: async (tools, data) => {
    const { t, link, person, canReply } = tools;
    const found = await meetingParts(tools, data);
    if (!found) return null;
    const { meeting, values: named } = found;
    // The meeting stands, is off or was moved again, or the reader has answered each of its times.
    const isAsked =
      meeting.state === 'proposed' &&
      meeting.askedSequence === data.sequence &&
      !meeting.times.every(({ said }) => said.some((one) => one.person === person.id));
    if (!isAsked) return null;
    const values = { ...named, count: meeting.times.length };
    // The member who moved the meeting gets it for their calendar; one who proposed by mail gets it as a confirmation. Neither is asked
    // anything.
    if (data.by === person.id) return ownProposal(tools, found, data.sequence === 0);
    const isMoved = data.sequence > 0 || meeting.insteadOf !== null;
    return {
      subject: t(isMoved ? 'mail.meeting-proposed.subject-moved' : 'mail.meeting-proposed.subject', values),
      blocks: [
        ...(canReply ? [{ p: t('mail.reply.above') }] : []),
        { p: t(isMoved ? 'mail.meeting-proposed.moved' : 'mail.meeting-proposed.body', values) },
        ...(meeting.insteadOf === null
          ? []
          : [
              {
                p: t('mail.meeting-proposed.instead', {
                  hour: hourText(tools, new Date(meeting.insteadOf), null),
                }),
              },
            ]),
        { list: meeting.times.map(({ at }) => hourText(tools, at, found)), ordered: true },
        detailsBlock(tools, meeting),
        { button: t('mail.meeting-proposed.button', values), href: link('meeting', String(meeting.id)) },
        { p: t('mail.meeting-proposed.other', values) },
        ...(canReply ? [{ p: t(answerWords(meeting), values) }] : []),
      ],
    };
  },
});

function ownProposal(tools: MailTools, found: MeetingParts, isFirst: boolean): MailContent {
  const { t, link } = tools;
  const { meeting, values } = found;
  return {
    subject: t(
      isFirst ? 'mail.meeting-proposed.subject-own-first' : 'mail.meeting-proposed.subject-own',
      values,
    ),
    blocks: [
      { p: t(isFirst ? 'mail.meeting-proposed.own-first' : 'mail.meeting-proposed.own', values) },
      { list: meeting.times.map(({ at }) => hourText(tools, at, found)) },
      ...(isFirst ? [detailsBlock(tools, meeting)] : []),
      { button: t('mail.meeting-stands.button'), href: link('meeting', String(meeting.id)) },
    ],
  };
}
