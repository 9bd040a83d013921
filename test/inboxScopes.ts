import type { CastName, Stage } from './cast.ts';
import type { TestCtx } from './context.ts';
import { inboxScopeOf, scopeFor } from '../src/rooms/inbox/index.ts';
import type { InboxScope } from '../src/rooms/inbox/index.ts';

export const ALL = inboxScopeOf({ grants: [], operator: true });

export const scopeOf = (ctx: TestCtx, cast: Stage, who: CastName): Promise<InboxScope> =>
  scopeFor(ctx, { programme_id: cast.programme, id: cast.people[who] });

export async function by(ctx: TestCtx, cast: Stage, who: CastName, thread: number) {
  return {
    programme: cast.programme,
    actor: { kind: 'person', id: cast.people[who] } as const,
    scope: await scopeOf(ctx, cast, who),
    thread,
  };
}

export const notices = async (ctx: TestCtx): Promise<number[]> =>
  (
    await ctx.db
      .selectFrom('outbox')
      .select('person_id')
      .where('kind', '=', 'inbox-notice')
      .orderBy('id')
      .execute()
  ).map((row) => row.person_id);
