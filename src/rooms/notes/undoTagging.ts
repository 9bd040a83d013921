import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { takeTagAway } from './tag.ts';

interface Undoing {
  programme: number;
  actor: Actor;
  /** The number of the tag among the tags that people have, or among the removed ones. */
  tag: number;
  /** The event that is taken back. */
  undoes: number;
}

type Done = { ok: true } | { ok: false; reason: 'changed-since' };
const CHANGED = { ok: false, reason: 'changed-since' } as const;

/** Removes the tag that an event put. */
export const undoTagging = (ctx: Ctx, { programme, actor, tag, undoes }: Undoing): Promise<Done> =>
  inTransaction(ctx, async (ctx) =>
    (await takeTagAway(ctx, { programme, actor, undoes }, (query) => query.where('id', '=', tag)))
      ? { ok: true }
      : CHANGED,
  );

/** Puts back a tag that an event removed, unless the person was given the same tag again since. */
export const undoUntagging = (ctx: Ctx, { programme, actor, tag, undoes }: Undoing): Promise<Done> =>
  inTransaction(ctx, async (ctx) => {
    const kept = await ctx.db
      .selectFrom('person_tag_gone')
      .select(['programme_id', 'person_id', 'round_id', 'tag', 'put_by', 'put_at'])
      .where('programme_id', '=', programme)
      .where('id', '=', tag)
      .forUpdate()
      .executeTakeFirst();
    if (!kept) return CHANGED;
    const put = await ctx.db
      .insertInto('person_tag')
      .values({ ...kept })
      .onConflict((c) => c.columns(['programme_id', 'round_id', 'tag', 'person_id']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!put) return CHANGED;
    await ctx.db
      .deleteFrom('person_tag_gone')
      .where('programme_id', '=', programme)
      .where('id', '=', tag)
      .execute();
    await record(ctx, {
      programme,
      actor,
      kind: 'person-tagged',
      subject: ['person', kept.person_id],
      round: kept.round_id,
      data: { tag: put.id },
      undoes,
    });
    return { ok: true };
  });
