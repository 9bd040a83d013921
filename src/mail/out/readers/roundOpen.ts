import { phaseOf, publicRounds, roundSaid } from '../../../rooms/programmes/index.ts';
import { defineMail } from '../define.ts';

/** A round is open, for people who asked to be told: the one mail they asked for. `data.round`. */
export const roundOpenMail = defineMail({
  kind: 'round-open',
  category: 'openings',
  readable: true,
  many: true,
  alike: true,
  wording: [
    'mail.round-open.subject',
    'mail.round-open.body',
    'mail.round-open.reply',
    'mail.round-open.once',
    'rounds.apply',
  ],
  compose: async ({ ctx, programme, locale, t, when, url, once, canReply }, data) => {
    const id = data.round;
    const round = await once(`open round ${programme.id}/${id}`, async () =>
      (await publicRounds(ctx, programme.id)).find((one) => one.id === id),
    );
    if (!round || phaseOf(round, ctx.clock.now()) !== 'open') return null;
    const values = {
      round: roundSaid(round, { lang: locale, t }, programme.source_locale),
      when: when(round.dates.closes.dueAt),
    };
    return {
      subject: t('mail.round-open.subject', values),
      blocks: [
        { p: t('mail.round-open.body', values) },
        { button: t('rounds.apply'), href: url(`/rounds/${round.number}/application`) },
        ...(canReply ? [{ p: t('mail.round-open.reply', { word: t('mail.by-mail.word.apply') }) }] : []),
        { p: t('mail.round-open.once') },
      ],
    };
  },
});
