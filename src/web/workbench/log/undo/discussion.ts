import {
  approveComment,
  banAgain,
  holdBackComment,
  liftBan,
  putBack,
  summaryBefore,
} from '../../../../rooms/discussion/index.ts';
import type { CommentState } from '../../../../rooms/discussion/index.ts';
import { moderators, summarisers } from '../../discussion/routes.tsx';
import { ways } from './way.ts';

export const discussionWays = {
  ...ways(moderators, {
    'comment-approved': (ctx, { event, ...input }) =>
      holdBackComment(ctx, {
        ...input,
        comment: event.subject.id,
        state: event.data['before'] as CommentState,
        undoes: event.id,
      }),
    // What was never public does not become so by that.
    'comment-hidden': (ctx, { event, ...input }) => {
      const back = { ...input, comment: event.subject.id, undoes: event.id };
      const state = event.data['before'] as CommentState;
      return state === 'shown' ? approveComment(ctx, back) : holdBackComment(ctx, { ...back, state });
    },
    'comment-edited-out': (ctx, { event, ...input }) =>
      putBack(ctx, { ...input, comment: event.subject.id, undoes: event.id }),
    'writer-banned': (ctx, { event, ...input }) =>
      liftBan(ctx, { ...input, person: event.subject.id, undoes: event.id }),
    'ban-lifted': (ctx, { event, ...input }) =>
      banAgain(ctx, { ...input, person: event.subject.id, undoes: event.id }),
  }),
  ...ways(summarisers, {
    'summary-written': (ctx, { event, ...input }) =>
      summaryBefore(ctx, {
        ...input,
        topic: event.subject.id,
        summary: Number(event.data['summary']),
        undoes: event.id,
      }),
  }),
};
