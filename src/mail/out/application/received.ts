import { defineMail } from '../define.ts';
import { applicationParts } from './applicationParts.ts';

/** The application is complete and confirmed: the person's standing, when they are asked, and the dates to come. */
export const applicationReceived = defineMail({
  kind: 'application-received',
  category: null,
  readable: true,
  many: false,
  urgent: true,
  wording: [
    'mail.application-received.subject',
    'mail.application-received.body',
    'mail.application-received.dates',
    'mail.application-received.change',
  ],
  compose: async (tools, data) => {
    const found = await applicationParts(tools, data);
    if (found?.application.state !== 'confirmed') return null;
    const { t, programme, when, ctx } = tools;
    const { dates } = found.stand.round;
    const coming = (['closes', 'availability', 'matches', 'introduces'] as const).filter(
      (kind) => dates[kind].dueAt > ctx.clock.now(),
    );
    return {
      subject: t('mail.application-received.subject', { programme: programme.name }),
      blocks: [
        found.hello,
        { p: t('mail.application-received.body', { round: found.round }) },
        found.next,
        ...(coming.length > 0
          ? [
              { p: t('mail.application-received.dates') },
              {
                times: coming.map((kind) => ({
                  label: t(`round.date.${kind}`),
                  value: when(dates[kind].dueAt),
                })),
              },
            ]
          : []),
        { p: t('mail.application-received.change') },
        found.status,
      ],
    };
  },
});
