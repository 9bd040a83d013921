import { nextRound, roundById, roundSaid } from '../../../rooms/programmes/index.ts';
import { defineForMany } from '../define.ts';

/** Tells everyone who applied that a round is called off, and when the next one opens, if that is known. */
export const roundCancelled = defineForMany({
  kind: 'round-cancelled',
  wording: [
    'mail.round-cancelled.subject',
    'mail.round-cancelled.body',
    'mail.round-cancelled.next',
    'mail.round-cancelled.no-next',
    'mail.round-cancelled.link',
  ],
  compose: async ({ ctx, programme, locale, t, when, url }, data) => {
    if (data.round === 0) return null;
    const round = await roundById(ctx, programme.id, data.round);
    const next = await nextRound(ctx, programme.id, round);
    const name = roundSaid(round, { lang: locale, t }, programme.source_locale);
    return {
      subject: t('mail.round-cancelled.subject', { round: name, programme: programme.name }),
      blocks: [
        { p: t('mail.round-cancelled.body', { round: name, programme: programme.name }) },
        {
          p: next
            ? t('mail.round-cancelled.next', { date: when(next.dates.opens.dueAt) })
            : t('mail.round-cancelled.no-next'),
        },
        { button: t('mail.round-cancelled.link'), href: url(next ? `/rounds/${next.number}` : '/') },
      ],
    };
  },
});
