import {
  assignThread,
  changeCanned,
  closeThread,
  markSpam,
  partThreads,
  removeCanned,
  reopenThread,
  restoreCanned,
  seesThreadSubject,
  unmarkSpam,
} from '../../../rooms/inbox/index.ts';
import type { InboxScope } from '../../../rooms/inbox/index.ts';
import type { AreaBrings, Seen, TakeBack } from '../../brings.ts';
import { takeThreadsOut } from './asked.ts';
import { inboxRoutes } from './routes.tsx';
import { readers } from './scope.ts';
import { severalThreads } from './several.ts';
import type { UndoableEvent } from '../../../rooms/log/index.ts';

const handBack: TakeBack<'thread-assigned' | 'thread-given-back'> = (ctx, { event, ...input }, seen) =>
  assignThread(ctx, { ...input, ...threadIn(event, seen), to: event.data.before });

export const inboxDesk = {
  routes: inboxRoutes,
  desks: {
    inbox: { path: '/inbox', group: 'today', roles: ['director', 'matcher', 'ambassador', 'safeguarding'] },
  },
  lists: {
    inbox: {
      path: '/workbench/inbox',
      desk: 'inbox',
      audience: readers,
      several: severalThreads,
      takes: takeThreadsOut,
    },
  },
  foundPages: {
    answers: { at: '/workbench/inbox/answers', called: 'inbox.to-answers' },
  },
  matters: {
    'thread-waiting': {
      path: (matter) => `/workbench/inbox/${matter.subject.id}`,
      roles: ['director', 'matcher', 'ambassador'],
      endsThere: true,
    },
    'thread-private': {
      path: (matter) => `/workbench/inbox/${matter.subject.id}`,
      roles: ['director', 'safeguarding'],
      endsThere: true,
      sees: seesThreadSubject,
    },
  },
  undo: {
    'thread-assigned': { at: '/workbench/inbox/:id/assignment', undo: handBack },
    'thread-given-back': { at: '/workbench/inbox/:id/assignment', undo: handBack },
    'thread-closed': {
      at: '/workbench/inbox/:id/settling',
      undo: (ctx, { event, ...input }, seen) =>
        reopenThread(ctx, { ...input, ...threadIn(event, seen), as: event.data.before }),
    },
    'thread-reopened': {
      at: '/workbench/inbox/:id/settling',
      undo: (ctx, { event, ...input }, seen) => closeThread(ctx, { ...input, ...threadIn(event, seen) }),
    },
    'thread-spam': {
      at: '/workbench/inbox/:id/spam',
      undo: (ctx, { event, ...input }, seen) => unmarkSpam(ctx, { ...input, ...threadIn(event, seen) }),
    },
    'thread-not-spam': {
      at: '/workbench/inbox/:id/spam',
      undo: (ctx, { event, ...input }, seen) => markSpam(ctx, { ...input, ...threadIn(event, seen) }),
    },
    'thread-merged': {
      at: '/workbench/inbox/:id/merging',
      undo: (ctx, { event, ...input }, seen) =>
        partThreads(ctx, {
          ...input,
          ...threadIn(event, seen),
          from: event.data.from,
          messages: event.data.messages,
          before: event.data.before,
        }),
    },
    'canned-added': {
      at: '/workbench/inbox/answers',
      undo: (ctx, { event, ...input }) =>
        removeCanned(ctx, { ...input, answer: event.subject.id, undoes: event.id }),
    },
    'canned-changed': {
      at: '/workbench/inbox/answers/:answer',
      undo: async (ctx, { event, ...input }) => {
        const { before } = event.data;
        if (!before) return { ok: false };
        return changeCanned(ctx, { ...input, ...before, answer: event.subject.id, undoes: event.id });
      },
    },
    'canned-removed': {
      at: '/workbench/inbox/answers/:answer/removal',
      undo: (ctx, { event, ...input }) =>
        restoreCanned(ctx, { ...input, answer: event.subject.id, undoes: event.id }),
    },
  },
} satisfies AreaBrings;

function threadIn(
  event: Pick<UndoableEvent, 'id' | 'subject'>,
  { inbox }: Seen,
): { scope: InboxScope; thread: number; undoes: number } {
  return { scope: inbox, thread: event.subject.id, undoes: event.id };
}
