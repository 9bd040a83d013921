import { defineMail } from '../define.ts';
import { commentFor, topicFor } from './topicAndComment.ts';

/**
 * Asks whether a comment is the reader's. Anybody can type anybody's address, so the mail holds nothing that was typed, not even a name;
 * the page behind the link shows it. `data.comment`.
 */
export const commentConfirmMail = defineMail({
  kind: 'comment-confirm',
  category: null,
  readable: true,
  many: false,
  urgent: true,
  wording: [
    'mail.comment-confirm.subject',
    'mail.comment-confirm.body',
    'mail.comment-confirm.button',
    'mail.comment-confirm.not-you',
  ],
  compose: async (tools, data) => {
    const { t, link, programme } = tools;
    const id = data.comment;
    const comment = await commentFor(tools, id);
    if (comment?.state !== 'unconfirmed') return null;
    const { title } = comment;
    return {
      subject: t('mail.comment-confirm.subject', { title }),
      blocks: [
        { p: t('mail.comment-confirm.body', { title, programme: programme.name }) },
        { button: t('mail.comment-confirm.button'), href: link('comment', String(id)) },
        { p: t('mail.comment-confirm.not-you') },
      ],
    };
  },
});

/** Asks whether the reader wants to follow a discussion. Nothing else goes to an address before a yes. `data.topic`. */
export const followConfirmMail = defineMail({
  kind: 'follow-confirm',
  category: null,
  readable: true,
  many: false,
  urgent: true,
  wording: [
    'mail.follow-confirm.subject',
    'mail.follow-confirm.body',
    'mail.follow-confirm.button',
    'mail.follow-confirm.not-you',
  ],
  compose: async (tools, data) => {
    const { t, link, programme } = tools;
    const id = data.topic;
    const topic = await topicFor(tools, id);
    if (!topic) return null;
    return {
      subject: t('mail.follow-confirm.subject', { title: topic.title }),
      blocks: [
        { p: t('mail.follow-confirm.body', { title: topic.title, programme: programme.name }) },
        { button: t('mail.follow-confirm.button'), href: link('follow', String(id)) },
        { p: t('mail.follow-confirm.not-you') },
      ],
    };
  },
});
