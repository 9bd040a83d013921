import type { DeleteQueryBuilder, DeleteResult } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { onCleanLine } from '../../lib/text/oneLine.ts';
import { actorPerson, inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';

/** The longest tag, in letters. */
export const LONGEST_TAG = 40;

/** A tag in its stored form: on one line and in lower case, so that two spellings of a tag are one. */
export const plainTag = (tag: string): string =>
  tag.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLowerCase();

type Tagging = { programme: number; actor: Actor; person: number; round: number; tag: string };

/** Tags a person in a round. A tag that the person has already stays as it is. */
export async function tagPerson(
  ctx: Ctx,
  { programme, actor, person, round, ...given }: Tagging,
): Promise<{ ok: true } | { ok: false; reason: 'empty' | 'too-long' }> {
  const tag = plainTag(onCleanLine(given.tag));
  if (tag === '') return { ok: false, reason: 'empty' };
  if ([...tag].length > LONGEST_TAG) return { ok: false, reason: 'too-long' };
  return inTransaction(ctx, async (ctx) => {
    const put = await ctx.db
      .insertInto('person_tag')
      .values({
        programme_id: programme,
        person_id: person,
        round_id: round,
        tag,
        put_by: actorPerson(actor),
        put_at: ctx.clock.now(),
      })
      .onConflict((c) => c.columns(['programme_id', 'round_id', 'tag', 'person_id']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (put)
      await record(ctx, {
        programme,
        actor,
        kind: 'person-tagged',
        subject: ['person', person],
        round,
        data: { tag: put.id },
      });
    return { ok: true };
  });
}

/** Removes a tag that this event put; a tag that was put since stays. */
export async function untagPerson(
  ctx: Ctx,
  { programme, actor, person, round, tag, undoes }: Tagging & { undoes: number },
): Promise<{ ok: boolean }> {
  return inTransaction(ctx, async (ctx) => ({
    ok: await takeTagAway(ctx, { programme, actor, undoes }, (query) =>
      query
        .where('person_id', '=', person)
        .where('round_id', '=', round)
        .where('tag', 'in', [plainTag(onCleanLine(tag)), plainTag(tag)])
        .where('put_at', '<=', (eb) =>
          eb.selectFrom('event').select('at').where('programme_id', '=', programme).where('id', '=', undoes),
        ),
    ),
  }));
}

/** Removes a person's tag, in whatever round it is; false when it is gone already. */
export const removeTag = (
  ctx: Ctx,
  { programme, actor, person, tag }: Omit<Tagging, 'round' | 'tag'> & { tag: number },
): Promise<boolean> =>
  inTransaction(ctx, (ctx) =>
    takeTagAway(ctx, { programme, actor, undoes: undefined }, (query) =>
      query.where('person_id', '=', person).where('id', '=', tag),
    ),
  );

type Tags = DeleteQueryBuilder<Schema, 'person_tag', DeleteResult>;

/** Removes the tag that `which` finds, and keeps it so that this can be undone; false when there is none. */
export async function takeTagAway(
  ctx: Ctx,
  { programme, actor, undoes }: { programme: number; actor: Actor; undoes: number | undefined },
  which: (tags: Tags) => Tags,
): Promise<boolean> {
  const gone = await which(ctx.db.deleteFrom('person_tag').where('programme_id', '=', programme))
    .returning(['programme_id', 'person_id', 'round_id', 'tag', 'put_by', 'put_at'])
    .executeTakeFirst();
  if (!gone) return false;
  const { id } = await ctx.db
    .insertInto('person_tag_gone')
    .values({ ...gone })
    .returning('id')
    .executeTakeFirstOrThrow();
  await record(ctx, {
    programme,
    actor,
    kind: 'person-untagged',
    subject: ['person', gone.person_id],
    round: gone.round_id,
    data: { tag: id },
    ...(undoes === undefined ? {} : { undoes }),
  });
  return true;
}
