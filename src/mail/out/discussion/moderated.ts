import { defineMail } from '../define.ts';
import { commentFor } from './scene.ts';

/** Your comment was hidden, or words were taken out, and why. `data.comment`, `data.what`. */
export const commentModeratedMail = defineMail({
  kind: 'comment-moderated',
  category: null,
  readable: true,
  many: false,
  wording: [
    'mail.comment-moderated.subject',
    'mail.comment-moderated.hidden',
    'mail.comment-moderated.edited',
    'mail.comment-moderated.answer',
    'mail.comment-moderated.open',
  ],
  compose: async (scene, data) => {
    const { t, url, programme } = scene;
    const id = Number(data['comment']);
    const comment = await commentFor(scene, id);
    if (!comment || comment.reason === '') return null;
    const { title } = comment;
    const what = data['what'] === 'edited' ? 'edited' : 'hidden';
    return {
      subject: t('mail.comment-moderated.subject', { title }),
      blocks: [
        { p: t(`mail.comment-moderated.${what}`, { title }) },
        { quote: comment.reason },
        { p: t('mail.comment-moderated.answer', { programme: programme.name }) },
        { button: t('mail.comment-moderated.open'), href: url(`/topics/${comment.slug}/comments/${id}`) },
      ],
    };
  },
});
