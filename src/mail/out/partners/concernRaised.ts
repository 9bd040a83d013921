import { isolate } from '../../../i18n/translate.ts';
import { mayReadConcern, viewerOf } from '../../../rooms/partnerships/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import { defineMail } from '../define.ts';

/**
 * Tells a possible reader that a concern waits. The mail holds nothing of the concern; an answer goes to the person who raised it.
 * `data.partnership`, `data.concern`.
 */
export const concernRaisedMail = defineMail({
  kind: 'concern-raised',
  category: null,
  readable: false,
  many: false,
  fixed: true,
  urgent: true,
  wording: [
    'mail.concern-raised.subject',
    'mail.concern-raised.body',
    'mail.concern-raised.again',
    'mail.concern-raised.undecided',
    'mail.concern-raised.answer',
    'mail.concern-raised.open',
  ],
  answer: (data) => ({ kind: 'guard', subject: data.concern }),
  compose: async ({ ctx, programme, person, t, url, canReply }, data) => {
    const open = await ctx.db
      .selectFrom('concern')
      .select('id')
      .where('programme_id', '=', programme.id)
      .where('id', '=', data.concern)
      .where('handled_at', 'is', null)
      .executeTakeFirst();
    if (!open) return null;
    // A reader who has lost the role since then gets nothing.
    if (!(await mayReadConcern(ctx, programme.id, await viewerOf(ctx, person), data.concern))) return null;
    return {
      subject: t('mail.concern-raised.subject'),
      blocks: [
        {
          p: t('mail.concern-raised.body', {
            reader: isolate(callOf(person)),
            programme: programme.name,
          }),
        },
        ...(data.isAgain ? [{ p: t('mail.concern-raised.again') }] : []),
        ...(data.isUndecided ? [{ p: t('mail.concern-raised.undecided') }] : []),
        ...(canReply ? [{ p: t('mail.concern-raised.answer', { programme: programme.name }) }] : []),
        {
          button: t('mail.concern-raised.open'),
          href: url(`/workbench/partnerships/${data.partnership}`),
        },
      ],
    };
  },
});
