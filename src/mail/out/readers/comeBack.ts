import { applicationsOf, comesFirst, keptOf } from '../../../rooms/applications/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import { phaseOf, publicRounds, roundSaid } from '../../../rooms/programmes/index.ts';
import { defineForMany } from '../define.ts';

/** A round is open: tells somebody who asked to keep their answers for it, with a link to the form with these answers. `data.round`. */
export const comeBackMail = defineForMany({
  kind: 'come-back',
  wording: [
    'mail.come-back.subject',
    'mail.come-back.body',
    'mail.come-back.priority',
    'mail.come-back.button',
    'mail.come-back.nothing',
    'mail.come-back.reply',
    'mail.come-back.page',
  ],
  answer: (data) => ({ kind: 'reapply', subject: data.round }),
  compose: async ({ ctx, programme, person, locale, t, when, link, canReply }, data) => {
    const round = (await publicRounds(ctx, programme.id)).find(({ id }) => id === data.round);
    if (!round || phaseOf(round, ctx.clock.now()) !== 'open') return null;
    const kept = await keptOf(ctx, programme.id, person.id);
    if (!kept) return null;
    const last = (await applicationsOf(ctx, programme.id, person.id)).find(
      (one) => one.round_id === kept.round,
    );
    const isFirst = last !== undefined && (await comesFirst(ctx, last));
    const values = {
      reader: callOf(person),
      round: roundSaid(round, { lang: locale, t }, programme.source_locale),
      when: when(round.dates.closes.dueAt),
      word: t('mail.by-mail.word.apply'),
      date: when(kept.until),
    };
    return {
      subject: t('mail.come-back.subject', values),
      blocks: [
        { p: t('mail.come-back.body', values) },
        ...(isFirst ? [{ p: t('mail.come-back.priority') }] : []),
        { button: t('mail.come-back.button'), href: link('again', String(round.id)) },
        { p: t('mail.come-back.nothing') },
        ...(canReply ? [{ p: t('mail.come-back.reply', values) }] : []),
        { p: t('mail.come-back.page', values) },
      ],
    };
  },
});
