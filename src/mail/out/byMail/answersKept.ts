import { keptOf } from '../../../rooms/applications/index.ts';
import { applicationParts } from '../application/applicationParts.ts';
import { defineReply } from '../defineReply.ts';

/**
 * Answers the word to keep the person's answers for the next round. `data.application`; `data.outcome`: kept, not kept, or already gone.
 */
export const answersKeptMail = defineReply({
  kind: 'answers-kept',
  wording: [
    'mail.answers-kept.subject',
    'mail.answers-kept.kept',
    'mail.answers-kept.no',
    'mail.answers-kept.not',
    'mail.answers-kept.deleted',
    'mail.answers-kept.gone',
  ],
  answer: (data) => ({ kind: 'keep', subject: data.application }),
  compose: async (tools, { application, outcome }) => {
    const found = await applicationParts(tools, { application });
    if (!found) return null;
    const { ctx, programme, person, t, when, canReply } = tools;
    const kept = await keptOf(ctx, programme.id, person.id);
    // The person said otherwise before this left.
    if ((outcome === 'kept') !== (kept !== null)) return null;
    const purges = found.stand.round.dates.purges.dueAt;
    const isThere = purges > ctx.clock.now();
    return {
      subject: t('mail.answers-kept.subject', { programme: programme.name }),
      blocks: [
        ...(canReply ? [{ p: t('mail.reply.above') }] : []),
        found.hello,
        ...(kept
          ? [
              { p: t('mail.answers-kept.kept', { date: when(kept.until) }) },
              ...(canReply ? [{ p: t('mail.answers-kept.no') }] : []),
            ]
          : outcome === 'gone'
            ? [{ p: t('mail.answers-kept.gone') }]
            : [
                {
                  p: isThere
                    ? t('mail.answers-kept.not', { date: when(purges) })
                    : t('mail.answers-kept.deleted'),
                },
              ]),
        found.status,
      ],
    };
  },
});
