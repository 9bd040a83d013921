import { defineMail } from '../define.ts';
import { hourText, meetingParts } from './parts.ts';

/**
 * Tells that a partner cannot come, or is not sure, when that alone changes nothing. `data.partnership`, `data.meeting`, `data.person`,
 * `data.says`.
 */
export const meetingAnsweredMail = defineMail({
  kind: 'meeting-answered',
  category: null,
  readable: false,
  many: false,
  wording: [
    'mail.meeting-answered.subject',
    'mail.meeting-answered.subject-maybe',
    'mail.meeting-answered.no',
    'mail.meeting-answered.maybe',
    'mail.meeting-answered.button',
  ],
  answer: (data) => ({ kind: 'meeting', subject: data.meeting }),
  compose: async (tools, data) => {
    const { t, link } = tools;
    const { person, says } = data;
    const found = await meetingParts(tools, { ...data, by: person });
    if (!found) return null;
    const { meeting, values } = found;
    if (meeting.state !== 'stands' && meeting.state !== 'proposed') return null;
    const times = meeting.times.filter(({ said }) =>
      said.some((one) => one.person === person && one.says === says),
    );
    // The partner answered otherwise before the mail left.
    if (times.length === 0) return null;
    return {
      subject: t(
        says === 'no' ? 'mail.meeting-answered.subject' : 'mail.meeting-answered.subject-maybe',
        values,
      ),
      blocks: [
        { p: t(`mail.meeting-answered.${says}`, { ...values, count: times.length }) },
        {
          list: (meeting.state === 'stands' ? found.hours : times.map(({ at }) => at)).map((at) =>
            hourText(tools, at, found),
          ),
        },
        { button: t('mail.meeting-answered.button'), href: link('meeting', String(meeting.id)) },
      ],
    };
  },
});
