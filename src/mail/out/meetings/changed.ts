import { defineMail } from '../define.ts';
import { calendarPart } from './calendarPart.ts';
import { callBlocks, detailsBlock, hourText, meetingParts } from './parts.ts';

/** Tells that a partner changed the place of a meeting. `data.partnership`, `data.meeting`, `data.sequence`, `data.by`. */
export const meetingChangedMail = defineMail({
  kind: 'meeting-changed',
  category: null,
  readable: false,
  many: false,
  wording: [
    'mail.meeting-changed.subject',
    'mail.meeting-changed.subject-own',
    'mail.meeting-changed.body',
    'mail.meeting-changed.own',
    'mail.meeting-changed.none',
    'mail.meeting.call',
    'mail.meeting.call-too',
  ],
  answer: (data) => ({ kind: 'meeting', subject: data.meeting }),
  calendar: calendarPart,
  compose: async (tools, data) => {
    const { t, link, person } = tools;
    const found = await meetingParts(tools, data);
    if (!found) return null;
    const { meeting, hours, values } = found;
    if (meeting.state !== 'stands' && meeting.state !== 'proposed') return null;
    // The member who changed the place gets the mail for their calendar.
    const isOwn = data.by === person.id;
    return {
      subject: t(isOwn ? 'mail.meeting-changed.subject-own' : 'mail.meeting-changed.subject', values),
      blocks: [
        { p: t(isOwn ? 'mail.meeting-changed.own' : 'mail.meeting-changed.body', values) },
        ...(meeting.link === null ? [{ p: t('mail.meeting-changed.none') }] : []),
        { list: hours.map((at) => hourText(tools, at, found)) },
        detailsBlock(tools, meeting),
        ...(meeting.state === 'stands' ? await callBlocks(tools, meeting) : []),
        { button: t('mail.meeting-stands.button'), href: link('meeting', String(meeting.id)) },
      ],
    };
  },
});
