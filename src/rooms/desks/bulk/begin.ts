import { sql } from 'kysely';
import { json } from '../../../db/json.ts';
import { actorId, hasTime, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import type { BulkKind } from '../kinds.ts';
import { carryOutAct } from './carryOutAct.ts';
import type { Said } from './verb.ts';

/**
 * The most things of an act: no list of a programme of a hundred thousand people is longer. More are refused; a narrower filter chooses
 * fewer.
 */
export const MOST_AT_ONCE = 200_000;

export interface NewAct {
  programme: number;
  actor: Actor;
  kind: BulkKind;
  list: string;
  /** The query of the list's address. */
  query: string;
  said: Said;
  subjects: readonly number[];
}

/**
 * Begins an act on several things. Some are done at once, for as long as a person waits for a page, the rest in a job. Returns the act,
 * whose page shows the progress.
 */
export async function beginBulk(ctx: Ctx, input: NewAct): Promise<{ act: number; isDone: boolean }> {
  const act = await inTransaction(ctx, async (ctx) => {
    const { id } = await ctx.db
      .insertInto('bulk_act')
      .values({
        programme_id: input.programme,
        kind: input.kind,
        list: input.list,
        query: input.query,
        said: json(input.said),
        actor_id: actorId(input.actor),
        actor_kind: input.actor.kind,
        begun_at: ctx.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await sql`
      insert into bulk_item (programme_id, act_id, subject_id)
      select ${input.programme}, ${id}, subject from unnest(${input.subjects.slice(0, MOST_AT_ONCE)}::bigint[])
        with ordinality own (subject, place) order by place`.execute(ctx.db);
    return id;
  });
  return { act, isDone: await doSome(ctx, { programme: input.programme, act }) };
}

/** Milliseconds for which a person waits for a page. */
const PATIENCE = 1500;

/** Does what there is time for, and leaves the rest to a job. Returns whether all is done. */
export async function doSome(ctx: Ctx, of: { programme: number; act: number }): Promise<boolean> {
  const until = performance.now() + PATIENCE;
  const isDone = await carryOutAct(ctx, of, () => hasTime(ctx) && performance.now() < until);
  if (!isDone) await ctx.jobs.enqueue(ctx, 'go-on-with-bulk', of);
  return isDone;
}
