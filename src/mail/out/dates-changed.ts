import { DATE_KINDS, phaseOf, roundById, roundSaid } from '../../rooms/programmes/index.ts';
import type { DateKind } from '../../rooms/programmes/index.ts';
import { defineMail } from './define.ts';

/** Tells everyone who applied to a round which of its dates have moved, and to when. */
export const datesChanged = defineMail({
  kind: 'dates-changed',
  category: null,
  readable: true,
  many: true,
  canWait: true,
  wording: ['mail.dates-changed.subject', 'mail.dates-changed.body', 'mail.dates-changed.link'],
  compose: async ({ ctx, programme, locale, t, when, url }, data) => {
    const round = await roundById(ctx, programme.id, Number(data['round']));
    const phase = phaseOf(round, ctx.clock.now());
    if (phase === 'cancelled' || phase === 'ended') return null;
    const kinds = DATE_KINDS.filter((kind) => (data['kinds'] as DateKind[]).includes(kind));
    const name = roundSaid(round, { lang: locale, t }, programme.source_locale);
    return {
      subject: t('mail.dates-changed.subject', { round: name, programme: programme.name }),
      blocks: [
        { p: t('mail.dates-changed.body', { round: name, programme: programme.name }) },
        {
          times: kinds.map((kind) => ({
            label: t(`round.date.${kind}`),
            value: when(round.dates[kind].dueAt),
          })),
        },
        { button: t('mail.dates-changed.link'), href: url(`/rounds/${round.number}`) },
      ],
    };
  },
});
