import { applicationTo, comesFirst } from '../../../rooms/applications/index.ts';
import { gaveIn, partnersAtEnd } from '../../../rooms/partnerships/index.ts';
import { longDay } from '../../../ui/index.ts';
import { nextRound, phaseOf } from '../../../rooms/programmes/index.ts';
import { KEEP_WORDING, keepOffer } from '../application/keepOffer.ts';
import { tellOf } from '../application/applicationParts.ts';
import { defineForMany } from '../define.ts';
import { partnershipParts } from './partnershipParts.ts';

/** The round is over: thanks, and the question whether to stay in touch. `data.partnership`. */
export const farewellMail = defineForMany({
  kind: 'farewell',
  wording: [
    'mail.farewell.subject',
    'mail.farewell.body',
    'mail.farewell.thanks.letters',
    'mail.farewell.thanks.talk',
    'mail.farewell.thanks.nothing',
    'mail.farewell.touch',
    'mail.farewell.reply',
    'mail.farewell.answer',
    'mail.farewell.purge',
    'mail.round-over.priority',
    ...KEEP_WORDING,
    'mail.application.tell-me',
  ],
  answer: (data) => ({ kind: 'touch', subject: data.partnership }),
  compose: async (tools, data) => {
    const found = await partnershipParts(tools, data);
    if (found?.own.state !== 'ended') return null;
    const { ctx, t, when, locale, zone, programme, person, canReply } = tools;
    const { own, round } = found;
    const next = await nextRound(ctx, programme.id, round);
    const isOpen = next !== null && phaseOf(next, ctx.clock.now()) === 'open';
    const application = await applicationTo(ctx, programme.id, round.id, person.id);
    const gave = await gaveIn(ctx, { programme: programme.id, person: person.id, partnership: own.id });
    const values = {
      ...found.values,
      programme: programme.name,
      count: partnersAtEnd(own).length,
      date: longDay(locale, zone, own.endedAt ?? round.dates.ends.dueAt, false),
    };
    return {
      subject: t('mail.farewell.subject', values),
      blocks: [
        { p: t('mail.farewell.body', values) },
        { p: t(`mail.farewell.thanks.${gave}`, values) },
        { p: t('mail.farewell.touch', values) },
        { button: t('mail.farewell.answer'), href: found.page },
        ...(canReply ? [{ p: t('mail.farewell.reply') }] : []),
        { p: t('mail.farewell.purge', { ...values, date: when(round.dates.purges.dueAt) }) },
        ...(application && (await comesFirst(ctx, application))
          ? [{ p: t('mail.round-over.priority') }]
          : []),
        ...(application ? await keepOffer(tools, application, round) : []),
        ...(await tellOf(tools, isOpen ? 'open' : 'opens')),
      ],
    };
  },
});
