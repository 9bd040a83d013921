import { definePrivateReply } from '../defineReply.ts';
import { calendarPart } from './calendarPart.ts';
import { MEETING_TROUBLES } from './kinds.ts';
import { hourText, meetingParts } from './parts.ts';

/**
 * Says that an answer to a meeting, by a person or their calendar program, did not do all that it says, and why. `data.reason`. Words that
 * came with the answer are put in when the mail leaves. After an answer to an older time, the mail brings the present one.
 */
export const meetingTroubleMail = definePrivateReply({
  kind: 'meeting-trouble',
  wording: [
    'mail.meeting-trouble.subject',
    'mail.meeting-trouble.subject-words',
    ...MEETING_TROUBLES.map((reason) => `mail.meeting-trouble.${reason}` as const),
    'mail.meeting-trouble.beside',
    'mail.meeting-trouble.button',
  ],
  answer: ({ reason, partnership, meeting }) =>
    reason === 'words' ? { kind: 'letter', subject: partnership } : { kind: 'meeting', subject: meeting },
  calendar: async (tools, data, parties) =>
    data.reason === 'older' || data.reason === 'series' ? calendarPart(tools, data, parties) : null,
  compose: async (tools, data) => {
    const { t, secret } = tools;
    const found = await meetingParts(tools, data);
    if (!found) return null;
    const { reason, letter } = data;
    const { values, hours } = found;
    const isShown = reason === 'older' || reason === 'which';
    return {
      subject: t(
        reason === 'words' ? 'mail.meeting-trouble.subject-words' : 'mail.meeting-trouble.subject',
        values,
      ),
      blocks: [
        { p: t(`mail.meeting-trouble.${reason}`, values) },
        ...(isShown
          ? [
              {
                list: hours.map((at) => hourText(tools, at, found)),
                ordered: hours.length > 1,
              },
            ]
          : []),
        ...(letter !== undefined && reason !== 'words'
          ? [{ p: t('mail.meeting-trouble.beside', values) }]
          : []),
        ...(letter === undefined ? [] : [{ letter: secret('letter', letter) }]),
        { button: t('mail.meeting-trouble.button'), href: found.page },
      ],
    };
  },
});
