import { isolate } from '../../../i18n/translate.ts';
import { callOf } from '../../../rooms/people/index.ts';
import {
  agreementIn,
  defaultTerms,
  hasAccepted,
  membersOf,
  partnershipsOfAll,
  sharedFacts,
} from '../../../rooms/partnerships/index.ts';
import type { OwnPartnership, Partner } from '../../../rooms/partnerships/index.ts';
import { questionsOf, roundById } from '../../../rooms/programmes/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import { dayRange } from '../../../ui/index.ts';
import { defineForMany } from '../define.ts';
import type { Block, MailTools } from '../define.ts';
import { termsBlock } from './agreement/agreementParts.ts';
import { firstHourBlocks } from '../meetings/firstHourBlocks.ts';
import { aboutPartner } from './aboutPartner.ts';
import { awayIn, clockBlocks, namesOf, presentPartners } from './partnerBlocks.ts';

/**
 * Introduces the partner: what the two share, their clocks and the hours at which both can meet, and three questions to begin with.
 * `data.partnership`; goes to each member.
 */
export const introductionMail = defineForMany({
  kind: 'introduction',
  wording: [
    'mail.introduction.subject',
    'mail.introduction.hello',
    'mail.introduction.share',
    'mail.introduction.clocks',
    'mail.introduction.first-hours',
    'mail.introduction.hour-number',
    'mail.introduction.no-hour',
    'mail.introduction.begin',
    'mail.introduction.question.1',
    'mail.introduction.question.2',
    'mail.introduction.question.3',
    'mail.introduction.agreement',
    'mail.introduction.agreed',
    'mail.introduction.said',
    'mail.introduction.say-yes',
    'mail.introduction.open',
    'mail.introduction.reply',
    'mail.introduction.hidden',
    'mail.introduction.wrong',
    'mail.introduction.words',
    'mail.introduction.quiet',
    'mail.introduction.ends',
  ],
  answer: (data) => ({ kind: 'introduce', subject: data.partnership }),
  compose: async (tools, data) => {
    const { ctx, programme, person, t, when, link, canReply, once, among } = tools;
    const all = await among(`partnerships ${programme.id}`, person.id, (people) =>
      partnershipsOfAll(ctx, programme.id, people),
    );
    const own = all?.find(({ id }) => id === data.partnership);
    if (!own || own.state === 'ended' || own.me.leftAt) return null;
    const partners = presentPartners(own);
    if (partners.length === 0) return null;
    const round = await once(`round ${programme.id}/${own.round}`, () =>
      roundById(ctx, programme.id, own.round),
    );
    const values = { name: callOf(person), names: namesOf(tools, partners), count: partners.length };
    return {
      subject: t('mail.introduction.subject', values),
      blocks: [
        { p: t('mail.introduction.hello', { ...values, programme: programme.name }) },
        ...(await Promise.all(partners.map((partner) => partnerBlocks(tools, own, round, partner)))).flat(),
        ...(await clockBlocks(tools, own)),
        ...(await firstHourBlocks(tools, own, partners, round)),
        { heading: t('mail.introduction.begin') },
        {
          list: [
            t('mail.introduction.question.1'),
            t('mail.introduction.question.2'),
            t('mail.introduction.question.3'),
          ],
          ordered: true,
        },
        { heading: t('agreement.title') },
        ...(await agreementBlocks(tools, own, partners, values)),
        { button: t('mail.introduction.open'), href: link('partnership', String(own.id)) },
        ...(canReply ? [{ p: t('mail.introduction.reply', values) }] : []),
        { p: t('mail.introduction.hidden', { ...values, programme: programme.name }) },
        { p: t('mail.introduction.wrong', values) },
        ...(canReply
          ? [
              {
                p: t('mail.introduction.words', {
                  leave: t('mail.by-mail.word.leave'),
                  wrong: t('mail.by-mail.word.wrong'),
                }),
              },
              {
                p: t('mail.introduction.quiet', {
                  ...values,
                  away: t('mail.by-mail.word.away'),
                  silent: t('mail.by-mail.word.silent'),
                }),
              },
            ]
          : []),
        { p: t('mail.introduction.ends', { date: when(round.dates.ends.dueAt) }) },
      ],
    };
  },
});

/** The terms that the members' applications suggest. For somebody who joins a pair: the terms that wait for the third yes. */
async function agreementBlocks(
  tools: MailTools,
  own: OwnPartnership,
  partners: readonly Partner[],
  values: { names: string; count: number },
): Promise<Block[]> {
  const { ctx, programme, person, t, canReply } = tools;
  const agreed = t('mail.by-mail.word.agreed');
  const open = partners.length > 1 ? (await agreementIn(ctx, programme.id, own)).open : null;
  if (open && !hasAccepted(open, person.id)) {
    const by = partners.find((partner) =>
      open.sides.some((one) => one.proposed && one.person === partner.person),
    );
    const name = by ? isolate(callOf(by)) : t('partnership.former');
    return [
      { p: t('mail.introduction.said', { name }) },
      termsBlock(tools, open),
      ...(canReply ? [{ p: t('mail.introduction.say-yes', { agreed }) }] : []),
    ];
  }
  return [
    { p: t('mail.introduction.agreement', values) },
    termsBlock(tools, defaultTerms(own.reasons, membersOf(own), programme.source_locale)),
    ...(canReply ? [{ p: t('mail.introduction.agreed', { ...values, agreed }) }] : []),
  ];
}

async function partnerBlocks(
  tools: MailTools,
  own: OwnPartnership,
  round: Round,
  partner: Partner,
): Promise<Block[]> {
  const { ctx, programme, locale: lang, t, once } = tools;
  const steps = await once(`form ${programme.id}/${round.id}`, () =>
    questionsOf(ctx, programme.id, round.id),
  );
  const facts = await sharedFacts(ctx, programme, own, partner.person, { lang, t }, { round, steps });
  // An absence that was declared earlier was told only to the partners of that time.
  const away = await awayIn(tools, partner.person);
  const name = isolate(callOf(partner));
  return [
    { heading: isolate(partner.name) },
    ...(away
      ? [
          {
            p: away.undated
              ? t('partnership.silence.break', { name })
              : t('partnership.silence.away', { name, date: dayRange(lang, away.until, away.until) }),
          },
        ]
      : []),
    ...(await aboutPartner(tools, { round: round.id, steps }, partner)),
    ...(facts.length > 0 ? [{ p: t('mail.introduction.share') }, { list: facts }] : []),
  ];
}
