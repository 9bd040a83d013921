import { commenterOf } from '../../../rooms/discussion/index.ts';
import { defineMail } from '../define.ts';

/** Tells a banned writer that they may not write here any more, why, and how to object. */
export const writerBannedMail = defineMail({
  kind: 'writer-banned',
  category: null,
  readable: true,
  many: false,
  wording: [
    'mail.writer-banned.subject',
    'mail.writer-banned.body',
    'mail.writer-banned.appeal',
    'mail.writer-banned.button',
  ],
  compose: async ({ ctx, programme, person, t, link }) => {
    const commenter = await commenterOf(ctx, programme.id, person.id);
    if (!commenter?.bannedAt) return null;
    return {
      subject: t('mail.writer-banned.subject', { programme: programme.name }),
      blocks: [
        { p: t('mail.writer-banned.body', { programme: programme.name }) },
        { quote: commenter.banReason },
        { p: t('mail.writer-banned.appeal') },
        { button: t('mail.writer-banned.button'), href: link('appeal', '') },
      ],
    };
  },
});

/** Tells a banned writer that they may write again. */
export const banLiftedMail = defineMail({
  kind: 'ban-lifted',
  category: null,
  readable: true,
  many: false,
  wording: ['mail.ban-lifted.subject', 'mail.ban-lifted.body', 'mail.topic.read'],
  compose: async ({ ctx, programme, person, t, url }) => {
    const commenter = await commenterOf(ctx, programme.id, person.id);
    if (!commenter || commenter.bannedAt) return null;
    return {
      subject: t('mail.ban-lifted.subject', { programme: programme.name }),
      blocks: [
        { p: t('mail.ban-lifted.body', { programme: programme.name }) },
        { button: t('mail.topic.read'), href: url('/topics') },
      ],
    };
  },
});

/** Tells a banned writer that somebody read their objection, and that the ban stays. */
export const banKeptMail = defineMail({
  kind: 'ban-kept',
  category: null,
  readable: true,
  many: false,
  wording: ['mail.ban-kept.subject', 'mail.ban-kept.body'],
  compose: async ({ ctx, programme, person, t }) => {
    const commenter = await commenterOf(ctx, programme.id, person.id);
    if (!commenter?.bannedAt) return null;
    return {
      subject: t('mail.ban-kept.subject', { programme: programme.name }),
      blocks: [{ p: t('mail.ban-kept.body', { programme: programme.name }) }],
    };
  },
});
