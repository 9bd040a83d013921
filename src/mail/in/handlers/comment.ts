import { ownComment } from '../../../rooms/discussion/index.ts';
import { commentByMail, tellGone } from '../discussion/commentByMail.ts';
import type { Handler } from '../handlers.ts';

/** A reply to the mail about a new comment answers that comment. */
export const commentHandler: Handler = {
  kind: 'comment',
  tooLarge: () => ({ kind: 'comment-trouble', data: { reason: 'too-long' } }),
  handle: async (ctx, incoming, target) => {
    const comment = await ownComment(ctx, target.programme, target.subject);
    if (!comment) return tellGone(ctx, incoming, target);
    return commentByMail(ctx, incoming, target, {
      topic: comment.topic,
      answers: [{ parent: comment.id, text: incoming.message.words.own }],
    });
  },
};
