import { nextRound } from '../../../rooms/programmes/index.ts';
import { defineMail } from '../define.ts';

/**
 * Tells the writer that their message arrived. Anybody can type anybody's address into the contact form, so the mail holds nothing that was
 * typed there, not even a name. At most one a day. `data.asksToApply` when no round is open.
 */
export const inboxReceivedMail = defineMail({
  kind: 'inbox-received',
  category: null,
  readable: true,
  many: false,
  answers: true,
  wording: [
    'mail.inbox-received.subject',
    'mail.inbox-received.body',
    'mail.inbox-received.not-you',
    'mail.inbox-received.tell-me',
  ],
  compose: async ({ ctx, programme, t, when, canReply }, data) => {
    const next = data.asksToApply ? await nextRound(ctx, programme.id, null) : null;
    const opens = next ? t('next.opens', { when: when(next.dates.opens.dueAt) }) : t('next.none');
    const word = t('mail.by-mail.word.openings');
    const tell = canReply ? [{ p: t('mail.inbox-received.tell-me', { word }) }] : [];
    return {
      subject: t('mail.inbox-received.subject', { programme: programme.name }),
      blocks: [
        { p: t('mail.inbox-received.body', { programme: programme.name }) },
        ...(data.asksToApply ? [{ p: opens }, ...tell] : []),
        { p: t('mail.inbox-received.not-you') },
      ],
    };
  },
});
