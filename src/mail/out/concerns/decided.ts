import { DECISIONS } from '../../../rooms/partnerships/index.ts';
import { defineMail } from '../define.ts';
import { partnershipParts } from '../partners/partnershipParts.ts';

/**
 * Tells what was decided about a concern: to the person who raised it (`data.isReporter`), or to a person it is about, who hears what
 * concerns them. `data.partnership`, `data.concern`, `data.decision`; `data.lifted` when letters pass again. An answer asks for another
 * look at the decision.
 */
export const concernDecidedMail = defineMail({
  kind: 'concern-decided',
  category: null,
  readable: false,
  many: false,
  fixed: true,
  wording: [
    'mail.concern-decided.subject',
    ...DECISIONS.flatMap(
      (decision) =>
        [`mail.concern-decided.reporter-${decision}`, `mail.concern-decided.about-${decision}`] as const,
    ),
    'mail.concern-decided.lifted',
    'mail.concern-decided.appeal',
    'mail.concern-decided.ask',
  ],
  answer: (data) => ({ kind: 'appeal', subject: data.concern }),
  compose: async (tools, data) => {
    const found = await partnershipParts(tools, data, { evenApart: true });
    if (!found) return null;
    const { t, ctx, programme, url } = tools;
    const concern = await ctx.db
      .selectFrom('concern')
      .select('decision')
      .where('programme_id', '=', programme.id)
      .where('id', '=', data.concern)
      .executeTakeFirst();
    // The decision was taken back before the mail left.
    if (concern?.decision !== data.decision) return null;
    const values = { ...found.values, programme: programme.name };
    const side = data.isReporter ? 'reporter' : 'about';
    const mayAppeal = data.isReporter || data.decision !== 'nothing';
    return {
      subject: t('mail.concern-decided.subject', values),
      blocks: [
        ...(mayAppeal ? [{ p: t('mail.reply.above') }] : []),
        { p: t(`mail.concern-decided.${side}-${data.decision}`, values) },
        ...(data.lifted ? [{ p: t('mail.concern-decided.lifted') }] : []),
        ...(mayAppeal
          ? [
              { p: t('mail.concern-decided.appeal') },
              {
                button: t('mail.concern-decided.ask'),
                href: url(`/partnership/${data.partnership}/appeals/${data.concern}`),
              },
            ]
          : []),
      ],
    };
  },
});
