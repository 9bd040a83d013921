import {
  approveComment,
  banAgain,
  holdBackComment,
  liftBan,
  putBack,
  summaryBefore,
} from '../../../rooms/discussion/index.ts';
import type { AreaBrings } from '../../brings.ts';
import { moderators } from './audience.ts';
import { severalComments, takeCommentsOut } from './list.tsx';
import { discussionDeskRoutes } from './routes.tsx';
import { severalWriters, takeWritersOut } from './writersAsked.tsx';

export const discussionDesk = {
  routes: discussionDeskRoutes,
  desks: { discussion: { path: '/discussion', group: 'read', roles: ['director', 'moderator'] } },
  lists: {
    comments: {
      path: '/workbench/discussion',
      desk: 'discussion',
      audience: moderators,
      several: severalComments,
      takes: takeCommentsOut,
    },
    writers: {
      path: '/workbench/discussion/writers',
      desk: 'discussion',
      audience: moderators,
      several: severalWriters,
      called: 'moderation.writers',
      takes: takeWritersOut,
    },
  },
  foundPages: {
    writers: { at: '/workbench/discussion/writers', called: 'moderation.writers' },
  },
  matters: {
    'ban-appealed': {
      path: () => '/workbench/discussion/writers',
      roles: ['director', 'moderator'],
      endsThere: true,
    },
    'comment-reported': {
      path: (matter) => `/workbench/discussion/${matter.subject.id}`,
      roles: ['director', 'moderator'],
      endsThere: true,
    },
    'comments-held': {
      path: () => '/workbench/discussion',
      roles: ['director', 'moderator'],
      endsThere: true,
    },
    'summary-due': {
      path: (matter) => `/workbench/discussion/summaries/${matter.subject.id}`,
      roles: ['director', 'moderator', 'content_editor'],
    },
  },
  undo: {
    'comment-approved': {
      at: '/workbench/discussion/:comment/approval',
      undo: (ctx, { event, ...input }) =>
        holdBackComment(ctx, {
          ...input,
          comment: event.subject.id,
          state: event.data.before,
          undoes: event.id,
        }),
    },
    'comment-hidden': {
      at: '/workbench/discussion/:comment/hiding',
      // Undoing this does not publish a comment that was never public.
      undo: (ctx, { event, ...input }) => {
        const back = { ...input, comment: event.subject.id, undoes: event.id };
        const state = event.data.before;
        return state === 'shown' ? approveComment(ctx, back) : holdBackComment(ctx, { ...back, state });
      },
    },
    'comment-edited-out': {
      at: '/workbench/discussion/:comment',
      undo: (ctx, { event, ...input }) =>
        putBack(ctx, { ...input, comment: event.subject.id, undoes: event.id }),
    },
    'writer-banned': {
      at: '/workbench/discussion/writers/:person/ban',
      undo: (ctx, { event, ...input }) =>
        liftBan(ctx, { ...input, person: event.subject.id, undoes: event.id }),
    },
    'ban-lifted': {
      at: '/workbench/discussion/writers/:person/pardon',
      undo: (ctx, { event, ...input }) =>
        banAgain(ctx, { ...input, person: event.subject.id, undoes: event.id }),
    },
    'summary-written': {
      at: '/workbench/discussion/summaries/:topic',
      undo: (ctx, { event, ...input }) =>
        summaryBefore(ctx, {
          ...input,
          topic: event.subject.id,
          summary: event.data.summary,
          undoes: event.id,
        }),
    },
  },
} satisfies AreaBrings;
