import { silencesOf, whyNotAsk } from '../../../rooms/partnerships/index.ts';
import type { Silence } from '../../../rooms/partnerships/index.ts';
import { dayRange, longDay } from '../../../ui/index.ts';
import { defineMail } from '../define.ts';
import type { Block, MailTools } from '../define.ts';
import { partnerNamed, partnerNames, partnershipParts } from '../partners/partnershipParts.ts';
import type { PartnershipParts } from '../partners/partnershipParts.ts';

/** Asks by mail whether to ask after partners who do not answer, or says why it is too early for that. `data.partnership`. */
export const silenceQuestionMail = defineMail({
  kind: 'silence-question',
  category: null,
  readable: true,
  many: false,
  answers: true,
  wording: [
    'mail.silence-question.subject',
    'mail.silence-question.subject-not',
    'mail.silence-question.ask',
    'mail.silence-question.wrote-last',
    'mail.silence-question.early',
    'mail.silence-question.asked',
    'mail.silence-question.away',
    'mail.leaving.nothing',
  ],
  answer: (data) => ({ kind: 'silence', subject: data.partnership }),
  compose: async (tools, data) => {
    const { ctx, programme, t } = tools;
    const found = await partnershipParts(tools, data);
    if (!found) return null;
    const silences = await silencesOf(ctx, programme.id, found.own);
    if (silences.length === 0) return null;
    const now = ctx.clock.now();
    const askable = silences.filter((one) => whyNotAsk(one, now) === null);
    const quiet = found.own.partners.filter(({ person }) =>
      askable.some(({ partner }) => partner === person),
    );
    const values = { ...found.values, names: partnerNames(tools, quiet) };
    if (askable.length === 0)
      return {
        subject: t('mail.silence-question.subject-not', found.values),
        blocks: silences.map((one) => whyNot(tools, found, one, now)),
      };
    const wrote = askable.filter(({ wroteLast }) => wroteLast !== null);
    return {
      subject: t('mail.silence-question.subject', values),
      blocks: [
        { p: t('mail.reply.above') },
        { p: t('mail.silence-question.ask', values) },
        ...wrote.map((one) => ({ p: t('mail.silence-question.wrote-last', said(tools, found, one)) })),
        { p: t('mail.leaving.nothing') },
      ],
    };
  },
});

function whyNot(tools: MailTools, found: PartnershipParts, silence: Silence, now: Date): Block {
  const reason = silence.away?.undated ? 'break' : (whyNotAsk(silence, now) ?? 'early');
  return { p: tools.t(`mail.silence-question.${reason}`, said(tools, found, silence)) };
}

function said(tools: MailTools, found: PartnershipParts, silence: Silence) {
  const { locale, zone, t } = tools;
  const day = (at: Date): string => longDay(locale, zone, at, false);
  const { away, asked } = silence;
  return {
    ...found.values,
    name: partnerNamed(found, silence.partner, tools) ?? '',
    word: t('mail.by-mail.word.silent'),
    since: day(silence.wroteLast ?? silence.since),
    asked: asked ? day(asked.at) : '',
    date: away ? dayRange(locale, away.until, away.until) : day(asked?.dueAt ?? silence.from),
  };
}
