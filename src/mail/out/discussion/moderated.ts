import { defineMail } from '../define.ts';
import { commentFor } from './topicAndComment.ts';

/**
 * Tells the writer that their comment was approved after waiting; or that it was hidden, or words were taken out, and why. `data.comment`,
 * `data.what`.
 */
export const commentModeratedMail = defineMail({
  kind: 'comment-moderated',
  category: null,
  readable: true,
  many: false,
  wording: [
    'mail.comment-moderated.subject',
    'mail.comment-moderated.approved',
    'mail.comment-moderated.hidden',
    'mail.comment-moderated.edited',
    'mail.comment-moderated.answer',
    'mail.comment-moderated.open',
  ],
  compose: async (tools, data) => {
    const { t, url, programme } = tools;
    const id = data.comment;
    const comment = await commentFor(tools, id);
    if (!comment) return null;
    const { title } = comment;
    const page = url(`/topics/${comment.slug}/comments/${id}`);
    const subject = t('mail.comment-moderated.subject', { title });
    if (data.what === 'approved') {
      if (comment.state !== 'shown') return null;
      return {
        subject,
        blocks: [
          { p: t('mail.comment-moderated.approved', { title }) },
          { button: t('mail.comment-moderated.open'), href: page },
        ],
      };
    }
    if (comment.reason === '') return null;
    const { what } = data;
    return {
      subject,
      blocks: [
        { p: t(`mail.comment-moderated.${what}`, { title }) },
        { quote: comment.reason },
        { p: t('mail.comment-moderated.answer', { programme: programme.name }) },
        { button: t('mail.comment-moderated.open'), href: page },
      ],
    };
  },
});
