import { defineMail } from '../define.ts';
import { detailsBlock, hourText, meetingParts } from './parts.ts';

/** Asks whether one of the hours suits that a partner proposes, or proposes anew. `data.partnership`, `data.meeting`, `data.sequence`. */
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
    'mail.meeting-proposed.instead',
    'mail.meeting-proposed.button',
    'mail.meeting-proposed.other',
  ],
  answer: (data) => ({ kind: 'letter', subject: data.partnership }),
  compose: async (tools, data) => {
    const { t, link, person } = tools;
    const found = await meetingParts(tools, data);
    if (!found) return null;
    const { meeting, values: named } = found;
    // It stands, is off or was moved again, or they have answered each of its times.
    const isAsked =
      meeting.state === 'proposed' &&
      meeting.askedSequence === data.sequence &&
      !meeting.times.every(({ said }) => said.some((one) => one.person === person.id));
    if (!isAsked) return null;
    const values = { ...named, count: meeting.times.length };
    const isMoved = data.sequence > 0 || meeting.insteadOf !== null;
    return {
      subject: t(isMoved ? 'mail.meeting-proposed.subject-moved' : 'mail.meeting-proposed.subject', values),
      blocks: [
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
      ],
    };
  },
});
