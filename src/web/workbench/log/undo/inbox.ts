import type { Texts } from '../../../../lib/texts.ts';
import {
  assignThread,
  changeCanned,
  closeThread,
  markSpam,
  partThreads,
  removeCanned,
  reopenThread,
  restoreCanned,
  unmarkSpam,
} from '../../../../rooms/inbox/index.ts';
import type { InboxScope } from '../../../../rooms/inbox/index.ts';
import { coordinators } from '../../../route.ts';
import { readers } from '../../inbox/scope.ts';
import { ways } from './way.ts';
import type { Seen, Undoable, Way } from './way.ts';

const handBack: Way['undo'] = (ctx, { event, ...input }, seen) =>
  assignThread(ctx, { ...input, ...threadIn(event, seen), to: event.data['before'] as number | null });

export const inboxWays = {
  ...ways(readers, {
    'thread-assigned': handBack,
    'thread-given-back': handBack,
    'thread-closed': (ctx, { event, ...input }, seen) =>
      reopenThread(ctx, { ...input, ...threadIn(event, seen) }),
    'thread-reopened': (ctx, { event, ...input }, seen) =>
      closeThread(ctx, { ...input, ...threadIn(event, seen) }),
    'thread-spam': (ctx, { event, ...input }, seen) =>
      unmarkSpam(ctx, { ...input, ...threadIn(event, seen) }),
    'thread-not-spam': (ctx, { event, ...input }, seen) =>
      markSpam(ctx, { ...input, ...threadIn(event, seen) }),
    'thread-merged': (ctx, { event, ...input }, seen) =>
      partThreads(ctx, {
        ...input,
        ...threadIn(event, seen),
        from: Number(event.data['from']),
        messages: event.data['messages'] as number[],
        before: String(event.data['before']),
      }),
  }),
  ...ways(coordinators, {
    'canned-removed': (ctx, { event, ...input }) =>
      restoreCanned(ctx, { ...input, answer: event.subject.id, undoes: event.id }),
    'canned-added': (ctx, { event, ...input }) =>
      removeCanned(ctx, { ...input, answer: event.subject.id, undoes: event.id }),
    'canned-changed': async (ctx, { event, ...input }) => {
      const { before } = event.data as { before?: { name: string; body: Texts } | null };
      if (!before) return { ok: false };
      return changeCanned(ctx, { ...input, ...before, answer: event.subject.id, undoes: event.id });
    },
  }),
};

function threadIn(event: Undoable, { inbox }: Seen): { scope: InboxScope; thread: number; undoes: number } {
  return { scope: inbox, thread: event.subject.id, undoes: event.id };
}
