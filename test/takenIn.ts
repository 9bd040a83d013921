import type { Stage } from './cast.ts';
import type { TestCtx } from './context.ts';
import { answerThread, inboxScopeOf } from '../src/rooms/inbox/index.ts';

export const ALL = inboxScopeOf({ grants: [], operator: true });

export const threads = (ctx: TestCtx) => ctx.db.selectFrom('thread').selectAll().orderBy('id').execute();

export const openMatters = (ctx: TestCtx) =>
  ctx.db
    .selectFrom('matter')
    .select(['kind', 'subject_id', 'assigned_to'])
    .where('closed_at', 'is', null)
    .execute();

export const asTomas = (cast: Stage, thread: number) => ({
  programme: cast.programme,
  actor: { kind: 'person', id: cast.people.tomas } as const,
  scope: ALL,
  thread,
});

export const answer = (ctx: TestCtx, cast: Stage, thread: number, body = 'Soon.') =>
  answerThread(ctx, { ...asTomas(cast, thread), body, formKey: body, channel: 'page', close: false });
