import type { RoomBrings } from '../brings.ts';
import type { BulkVerb } from '../desks/index.ts';
import { isLastOf } from '../log/index.ts';
import { banAgain, liftBan } from './moderation/ban.ts';
import { approveComment, hideComment, holdBackComment } from './moderation/moderate.ts';
import { lastChange } from './moderation/queues.ts';

const BANS = ['ban-lifted', 'writer-banned'] as const;
const MODERATED = ['comment-approved', 'comment-hidden', 'comment-held-back'] as const;

/** Puts a comment back into the state that it had. A comment that was never public does not become so. */
const undo: BulkVerb['undo'] = async (ctx, { id: comment, programme, actor, events }) => {
  const event = events.find((one) => one.kind === 'comment-approved' || one.kind === 'comment-hidden');
  const of = { programme, subject: ['comment', comment] } as const;
  if (!event || !(await isLastOf(ctx, { ...of, event: event.id }, MODERATED))) return { ok: false };
  const back = { programme, actor, comment, undoes: event.id };
  const { before: state } = event.data;
  return state === 'shown' ? approveComment(ctx, back) : holdBackComment(ctx, { ...back, state });
};

/** Its acts on several comments, each by the verb for one. */
export const bulk = {
  'comments-approved': {
    // A comment whose words changed after the list was shown is not approved.
    act: async (ctx, { id: comment, programme, actor, said }) => {
      const changed = await lastChange(ctx, programme, comment);
      if (changed && said.seen !== undefined && changed.getTime() > said.seen)
        return { ok: false, reason: 'changed' };
      return approveComment(ctx, { programme, actor, comment, seen: changed?.getTime() ?? 0 });
    },
    undo,
  },
  'comments-hidden': {
    act: (ctx, { id: comment, programme, actor, said }) =>
      hideComment(ctx, { programme, actor, comment, reason: said.text ?? '' }),
    undo,
  },
  'bans-lifted': {
    act: (ctx, { id: person, programme, actor }) => liftBan(ctx, { programme, actor, person }),
    undo: async (ctx, { id: person, programme, actor, events }) => {
      const event = events.find(({ kind }) => kind === 'ban-lifted');
      const of = { programme, subject: ['person', person] } as const;
      if (!event || !(await isLastOf(ctx, { ...of, event: event.id }, BANS))) return { ok: false };
      const back = await banAgain(ctx, { programme, actor, person, undoes: event.id });
      return back.ok ? { ok: true } : { ok: false };
    },
  },
} satisfies RoomBrings['bulk'];
