import { sql } from 'kysely';
import { anyOf, fewOf } from '../../db/anyOf.ts';
import type { Ctx } from '../ctx.ts';
import { closeMattersAbout } from '../matters/index.ts';
import type { Forgets, ForgetsPiece } from '../brings.ts';
import type { Person } from '../people/index.ts';
import { likerText } from '../topics/index.ts';

/** Comments in one piece: the search words of each are deleted with it, and the counts above it change. */
const AT_ONCE = 200;
/** Likes in one piece. */
const LIKES = 1000;

/**
 * Erases a person's comments. Comments that were never public are deleted with the person. Public ones stay under "a former participant",
 * for people who answered them, unless the person asked to have them deleted. That is done piece by piece, newest first, since there may be
 * tens of thousands.
 */
export const forgets: Forgets = {
  before: forgetUnseen,
  pieces: { comments: forgetComments, 'comment-likes': forgetLikes },
};

async function forgetUnseen(ctx: Ctx, person: Person): Promise<void> {
  const { programme_id: programme, id } = person;
  await sql`
    delete from comment where programme_id = ${programme} and author_id = ${id} and state in ('unconfirmed', 'held')`.execute(
    ctx.db,
  );
  await closeMattersAbout(ctx, { programme, kind: 'ban-appealed', subject: 'person', ids: sql`(${id})` });
  const settled = sql`(select t.id from topic t where t.programme_id = ${programme} and not exists (
    select from comment c where c.programme_id = t.programme_id and c.topic_id = t.id and c.state = 'held'))`;
  await closeMattersAbout(ctx, { programme, kind: 'comments-held', subject: 'topic', ids: settled });
}

/** Handles the next of their comments: each loses its name at once, and its words unless they stay. */
async function forgetComments(...[ctx, person, from]: Parameters<ForgetsPiece>): Promise<number | null> {
  const { programme_id: programme } = person;
  const { rows } = await sql<{ id: number }>`
    select id from comment where programme_id = ${programme} and author_id = ${person.id} and id < coalesce(${from}::bigint, ${Number.MAX_SAFE_INTEGER})
    order by id desc limit ${AT_ONCE}`.execute(ctx.db);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return null;
  if (await takesWords(ctx, person)) await takeBack(ctx, { programme, ids });
  await sql`
    delete from comment_search where programme_id = ${programme} and comment_id = ${anyOf(ids)}`.execute(
    ctx.db,
  );
  await sql`
    update comment set name = '', before = null, reason = '', message_id = null,
      body = case when state = 'shown' then body else '' end, html = case when state = 'shown' then html else '' end,
      fingerprint = sha256(convert_to('erased ' || id, 'UTF8'))
    where programme_id = ${programme} and id = ${anyOf(ids)}`.execute(ctx.db);
  return ids.length < AT_ONCE ? null : ids.at(-1)!;
}

/** Removes some of their likes, and subtracts each from its count. */
async function forgetLikes(...[ctx, person]: Parameters<ForgetsPiece>): Promise<number | null> {
  const { programme_id: programme, id } = person;
  const { numAffectedRows = 0n } = await sql`
    with gone as (
      delete from comment_like where programme_id = ${programme} and liker = ${likerText({ person: id })} and comment_id = any(array(
        select comment_id from comment_like where programme_id = ${programme} and liker = ${likerText({ person: id })}
        order by comment_id desc limit ${LIKES}))
      returning comment_id
    )
    update comment set likes = likes - 1 from gone where programme_id = ${programme} and id = gone.comment_id`.execute(
    ctx.db,
  );
  return numAffectedRows < LIKES ? null : 0;
}

/** Whether the person chose, when they last asked to be erased, that the words they published are deleted too. */
export async function takesWords(
  ctx: Ctx,
  { programme_id: programme, id }: Pick<Person, 'programme_id' | 'id'>,
): Promise<boolean> {
  const { rows } = await sql<{ takes: boolean }>`
    select coalesce((data ->> 'takesComments')::boolean, false) as takes from event
    where programme_id = ${programme} and kind = 'erasure-asked' and subject_kind = 'person' and subject_id = ${id}
    order by id desc limit 1`.execute(ctx.db);
  return rows[0]?.takes === true;
}

/** Takes some of their comments back: each keeps its place only while a comment beneath it is drawn. */
async function takeBack(
  ctx: Ctx,
  { programme, ids }: { programme: number; ids: readonly number[] },
): Promise<void> {
  await sql`
    update comment set state = 'withdrawn', state_at = ${ctx.clock.now()}
    where programme_id = ${programme} and id = ${anyOf(ids)} and state = 'shown'`.execute(ctx.db);
  await sql`
    update comment_report set settled_at = ${ctx.clock.now()}
    where programme_id = ${programme} and comment_id = ${anyOf(ids)} and settled_at is null`.execute(ctx.db);
  const about = { programme, kind: 'comment-reported', subject: 'comment' } as const;
  await closeMattersAbout(ctx, { ...about, ids: fewOf(ids) });
  // For their comments and those above, from the lowest up: works out whether each is drawn, and how many answers it has.
  const { rows } = await sql<{ depth: number; ids: number[] }>`
    select depth, array_agg(id) as ids from comment where programme_id = ${programme} and id = any(array(
      select distinct unnest(path) from comment where programme_id = ${programme} and id = ${anyOf(ids)}))
    group by depth order by depth desc`.execute(ctx.db);
  for (const touched of rows)
    await sql`
      update comment c set (listed, answers) = (
        select c.state = 'shown' or (c.state in ('hidden', 'withdrawn') and coalesce(bool_or(a.listed), false)),
          count(*) filter (where a.state = 'shown')
        from comment a where a.programme_id = c.programme_id and a.parent_id = c.id and (a.listed or a.state = 'shown'))
      where programme_id = ${programme} and id = ${anyOf(touched.ids)}`.execute(ctx.db);
}
