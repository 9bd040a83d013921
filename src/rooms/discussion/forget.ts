import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { closeMattersAbout } from '../matters/index.ts';
import type { Person } from '../people/index.ts';

/**
 * Erases somebody's comments. Public ones stay under "a former participant", for those who answered them, unless they asked for them to be
 * deleted. Those that never were public are deleted.
 */
export async function forgetComments(ctx: Ctx, person: Person): Promise<void> {
  const { programme_id: programme, id } = person;
  await sql`
    delete from comment where programme_id = ${programme} and author_id = ${id} and state in ('unconfirmed', 'held')`.execute(
    ctx.db,
  );
  await closeMattersAbout(ctx, { programme, kind: 'ban-appealed', subject: 'person', ids: sql`(${id})` });
  const settled = sql`(select t.id from topic t where t.programme_id = ${programme} and not exists (
    select from comment c where c.programme_id = t.programme_id and c.topic_id = t.id and c.state = 'held'))`;
  await closeMattersAbout(ctx, { programme, kind: 'comments-held', subject: 'topic', ids: settled });
  if (await takesComments(ctx, person)) await takeBack(ctx, person);
  await sql`
    update comment set body = case when state = 'shown' then body else '' end,
      html = case when state = 'shown' then html else '' end, fingerprint = sha256(convert_to('erased ' || id, 'UTF8'))
    where programme_id = ${programme} and author_id = ${id}`.execute(ctx.db);
  await sql`
    update comment set likes = likes - 1 where programme_id = ${programme} and id in (
      select comment_id from comment_like where programme_id = ${programme} and liker = ${`p:${id}`})`.execute(
    ctx.db,
  );
}

/** Their choice when they last asked to be erased. */
async function takesComments(ctx: Ctx, { programme_id: programme, id }: Person): Promise<boolean> {
  const { rows } = await sql<{ takes: boolean }>`
    select coalesce((data ->> 'takesComments')::boolean, false) as takes from event
    where programme_id = ${programme} and kind = 'erasure-asked' and subject_kind = 'person' and subject_id = ${id}
    order by id desc limit 1`.execute(ctx.db);
  return rows[0]?.takes === true;
}

/** Takes their comments back: the search forgets them, and each keeps its place only while something that is drawn stands beneath. */
async function takeBack(ctx: Ctx, { programme_id: programme, id }: Person): Promise<void> {
  await sql`
    delete from comment_search where programme_id = ${programme} and comment_id in (
      select id from comment where programme_id = ${programme} and author_id = ${id})`.execute(ctx.db);
  await sql`
    update comment set state = 'withdrawn', state_at = ${ctx.clock.now()}
    where programme_id = ${programme} and author_id = ${id} and state = 'shown'`.execute(ctx.db);
  // Theirs and those above, from below: what is drawn, and how many answers each has.
  const touched = sql`(select distinct unnest(path) from comment where programme_id = ${programme} and author_id = ${id})`;
  const { rows } = await sql<{ depth: number }>`
    select distinct depth from comment where programme_id = ${programme} and id in ${touched} order by depth desc`.execute(
    ctx.db,
  );
  for (const { depth } of rows)
    await sql`
      update comment c set (listed, answers) = (
        select c.state = 'shown' or (c.state in ('hidden', 'withdrawn') and coalesce(bool_or(a.listed), false)),
          count(*) filter (where a.state = 'shown')
        from comment a where a.programme_id = c.programme_id and a.parent_id = c.id and (a.listed or a.state = 'shown'))
      where programme_id = ${programme} and id in ${touched} and depth = ${depth}`.execute(ctx.db);
}
