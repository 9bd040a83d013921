import { leftOutKey, lookingOf } from '../../../rooms/pairing/index.ts';
import { LONGEST_ABSENCE, absenceOf, dayNumber, metPartnerships } from '../../../rooms/partnerships/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import { dayRange } from '../../../ui/index.ts';
import type { MailData } from '../../../rooms/kinds.ts';
import { defineMail } from '../define.ts';
import type { Block, MailContent, MailTools } from '../define.ts';
import { ABSENCE_PROBLEMS } from './kinds.ts';

/** Days from now to the day in the example. */
const EXAMPLE_DAYS = 14;

/**
 * The conversation by mail with somebody who will be away. `data.step`: `question` asks until when, with `data.problem` of the previous
 * answer; `confirm` asks about the day in `data.until`; `noted`: noted, without a day for a break; `over`: they are back; `not-away`: they
 * never were away.
 */
export const absenceMail = defineMail({
  kind: 'absence',
  category: null,
  readable: true,
  many: false,
  answers: true,
  wording: [
    'mail.absence.subject',
    'mail.absence.subject-confirm',
    'mail.absence.subject-noted',
    'mail.absence.subject-over',
    'mail.absence.question',
    'mail.absence.now',
    'mail.absence.subject-break',
    'mail.absence.break',
    'mail.absence.break-alone',
    'mail.absence.break-change',
    'mail.absence.break-now',
    'mail.absence.break-offer',
    'mail.absence.confirm',
    'mail.absence.confirm-alone',
    'mail.absence.noted',
    'mail.absence.noted-alone',
    'mail.absence.change',
    'mail.absence.over',
    'mail.absence.over-alone',
    'mail.absence.not-away',
    ...ABSENCE_PROBLEMS.map((problem) => `mail.absence.${problem}` as const),
    'mail.leaving.nothing',
  ],
  answer: (data) => ({
    kind: 'away',
    subject: data.until === undefined ? 0 : dayNumber(data.until),
  }),
  compose: contentOf,
});

async function contentOf(tools: MailTools, data: MailData<'absence'>): Promise<MailContent> {
  const { ctx, programme, person, locale, t } = tools;
  const now = await absenceOf(ctx, programme.id, person.id);
  const until = data.until ?? now?.until;
  const inBreak = now?.undated === true;
  const shown = (day: string): string => dayRange(locale, day, day);
  const values = {
    reader: callOf(person),
    date: until ? shown(until) : '',
    days: LONGEST_ABSENCE,
    example: shown(
      new Date(ctx.clock.now().getTime() + EXAMPLE_DAYS * 86_400_000).toISOString().slice(0, 10),
    ),
  };
  const above: Block = { p: t('mail.reply.above') };
  const met = await metPartnerships(ctx, programme.id, person.id);
  const hasPartner = met.some((own) => own.state !== 'ended' && own.me.leftAt === null);
  /** Nobody is told when there is no partner. */
  const said = (key: 'break' | 'confirm' | 'noted' | 'over'): Block => ({
    p: t(hasPartner ? `mail.absence.${key}` : `mail.absence.${key}-alone`, values),
  });
  const looking = hasPartner ? null : await lookingOf(ctx, { programme: programme.id, person: person.id });
  const waits: Block[] = looking?.leftOut
    ? [{ p: t(leftOutKey(looking.leftOut), { date: shown(looking.leftOut.until) }) }]
    : [];
  switch (data.step) {
    case 'confirm':
      return {
        subject: t('mail.absence.subject-confirm', values),
        blocks: [above, said('confirm'), { p: t('mail.leaving.nothing') }],
      };
    case 'noted':
      if (data.until === undefined)
        return {
          subject: t('mail.absence.subject-break'),
          blocks: [above, said('break'), ...waits, { p: t('mail.absence.break-change') }],
        };
      return {
        subject: t('mail.absence.subject-noted', values),
        blocks: [above, said('noted'), ...waits, { p: t('mail.absence.change', values) }],
      };
    case 'over':
    case 'not-away':
      return {
        subject: t('mail.absence.subject-over', values),
        blocks: [data.step === 'over' ? said('over') : { p: t('mail.absence.not-away', values) }],
      };
    default: {
      const { problem } = data;
      return {
        subject: t('mail.absence.subject', values),
        blocks: [
          above,
          ...(problem ? [{ p: t(`mail.absence.${problem}`, values) }] : []),
          { p: t('mail.absence.question', values) },
          ...(inBreak ? [] : [{ p: t('mail.absence.break-offer') }]),
          ...(inBreak
            ? [{ p: t('mail.absence.break-now') }]
            : now
              ? [{ p: t('mail.absence.now', { ...values, date: shown(now.until) }) }]
              : []),
        ],
      };
    }
  }
}
