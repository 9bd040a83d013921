import type { RoomBrings } from '../brings.ts';
import type { Actor, Ctx } from '../ctx.ts';
import type { BulkVerb } from '../desks/index.ts';
import { isLastOf } from '../log/index.ts';
import type { EventKind } from '../kinds.ts';
import type { InboxScope } from './rules.ts';
import { inboxScopeOf } from './rules.ts';
import { scopeFor } from './scopeFor.ts';
import { assignThread } from './sorting/assignThread.ts';
import { closeThread, reopenThread } from './sorting/closeThread.ts';

/** The scope of the person who acts on several conversations; each verb checks it again. */
async function scopeOf(ctx: Ctx, programme: number, actor: Actor): Promise<InboxScope> {
  if (actor.kind === 'person') return scopeFor(ctx, { programme_id: programme, id: actor.id });
  return inboxScopeOf({
    grants: [],
    operator: actor.kind === 'operator',
    account: 'id' in actor ? actor.id : null,
  });
}

/** Settling is undone only while nothing has happened in the conversation since: no later message may go out of sight. */
const SETTLED = ['thread-closed', 'thread-reopened', 'thread-answered', 'thread-written'] as const;
const HANDED = ['thread-assigned', 'thread-given-back'] as const;

const undoBy =
  (
    kinds: readonly EventKind[],
    back: (
      ctx: Ctx,
      input: { programme: number; actor: Actor; scope: InboxScope; thread: number; undoes: number },
      data: Readonly<Record<string, unknown>>,
    ) => Promise<{ ok: true } | { ok: false; reason: string }>,
  ): BulkVerb['undo'] =>
  async (ctx, { id: thread, programme, actor, events: [event] }) => {
    if (!event) return { ok: false, reason: 'was-so' };
    const about = { programme, subject: ['thread', thread], event: event.id } as const;
    if (!(await isLastOf(ctx, about, kinds))) return { ok: false, reason: 'changed' };
    const scope = await scopeOf(ctx, programme, actor);
    return back(ctx, { programme, actor, scope, thread, undoes: event.id }, event.data);
  };

/** Its acts on several conversations; each uses the verb for one. */
export const bulk = {
  'threads-assigned': {
    act: async (ctx, { id: thread, programme, actor, said }) => {
      const scope = await scopeOf(ctx, programme, actor);
      return assignThread(ctx, { programme, actor, scope, thread, to: Number(said.choice) || null });
    },
    undo: undoBy(HANDED, (ctx, input, { before }) =>
      assignThread(ctx, { ...input, to: typeof before === 'number' ? before : null }),
    ),
  },
  'threads-closed': {
    act: async (ctx, { id: thread, programme, actor }) =>
      closeThread(ctx, { programme, actor, scope: await scopeOf(ctx, programme, actor), thread }),
    undo: undoBy(SETTLED, (ctx, input, { before }) =>
      reopenThread(ctx, { ...input, as: before === 'open' ? 'open' : 'waiting' }),
    ),
  },
  'threads-reopened': {
    act: async (ctx, { id: thread, programme, actor }) =>
      reopenThread(ctx, { programme, actor, scope: await scopeOf(ctx, programme, actor), thread }),
    undo: undoBy(SETTLED, (ctx, input) => closeThread(ctx, input)),
  },
} satisfies RoomBrings['bulk'];
