import { expect } from 'vitest';
import type { Actor } from '../src/rooms/ctx.ts';
import { undoableEvent } from '../src/rooms/log/index.ts';
import { BROUGHT } from '../src/web/brought.ts';
import type { TestCtx } from './context.ts';

const nothing = {
  inbox: { all: false, countries: [], private: false },
  matters: { kinds: [], ofCountries: [], countries: [] },
  viewer: { person: null, account: null, operator: false },
};

/** Undoes the last event of a kind in the log, and returns that event. */
export async function undoLast(
  { ctx, programme, actor }: { ctx: TestCtx; programme: number; actor: Actor },
  kind: string,
): Promise<number> {
  const { id } = await ctx.db
    .selectFrom('event')
    .select('id')
    .where('kind', '=', kind)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const event = (await undoableEvent(ctx, programme, { person: null, subjects: {} }, id))!;
  expect(await BROUGHT.undoOf(kind)!.undo(ctx, { programme, actor, event }, nothing)).toMatchObject({
    ok: true,
  });
  return id;
}
