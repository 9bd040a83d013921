import { ownComment } from '../../../rooms/discussion/index.ts';
import { takeComments, tellGone } from '../discussion/takeComments.ts';
import type { Handler } from '../handlers.ts';

/** A reply to the mail about a new comment answers that comment. */
export const commentHandler: Handler = {
  kind: 'comment',
  tooLarge: () => ({ kind: 'comment-trouble', data: { reason: 'too-long' } }),
  handle: async (ctx, incoming, target) => {
    const comment = await ownComment(ctx, target.programme, target.subject);
    if (!comment) return tellGone(ctx, incoming, target);
    return takeComments(ctx, incoming, target, {
      topic: comment.topic,
      answers: [{ parent: comment.id, text: incoming.message.words.own }],
    });
  },
};
