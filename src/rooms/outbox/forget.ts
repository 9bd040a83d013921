import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Forgets, ForgetsPiece } from '../brings.ts';
import type { Ctx } from '../ctx.ts';
import { blankMails, removeMails } from '../mails/index.ts';
import type { Person } from '../people/index.ts';

/** Comments in one piece. */
const TOLD_AT_ONCE = 500;

export const forgets: Forgets = { before: forgetMails, pieces: { 'comments-told': forgetTold } };

/**
 * Blanks copies of mails to other people that name the erased person. Any mail with their address is blanked. Mails with their name, which
 * others may have too, are blanked only if they went to former partners or were about their partnerships. Mails that told others of their
 * words are deleted.
 */
async function forgetMails(ctx: Ctx, person: Person): Promise<void> {
  const { programme_id: programme, id } = person;
  const own = sql`select partnership_id from membership where programme_id = ${programme} and person_id = ${id}`;
  // The planner assumes that an array is short, however many partnerships the person had, so it looks each one up.
  const partnerships = sql`array(${own})`;
  const partners = sql`array(select person_id from membership where programme_id = ${programme} and partnership_id = any(${partnerships}))`;
  // An index covers the few mails that contain any address at all.
  if (person.address !== null) await blank(ctx, person, sql`tells_address and ${says(person.address)}`);
  const named = [person.name, person.called].filter(Boolean).map(says);
  if (named.length > 0) {
    const byName = sql`(${sql.join(named, sql` or `)})`;
    await blank(ctx, person, sql`person_id = any(${partners}) and ${byName}`);
    await blank(ctx, person, sql`data ->> 'partnership' = any(${partnerships}::text[]) and ${byName}`);
  }
  await removeMails(
    ctx,
    programme,
    sql`kind in ('inbox-notice', 'inbox-answer')
      and data ->> 'message' = any(array(
        select m.id::text from thread t join thread_message m on m.programme_id = t.programme_id and m.thread_id = t.id
        where t.programme_id = ${programme} and t.person_id = ${id}
        union all select id::text from thread_message where programme_id = ${programme} and author_id = ${id} and kind = 'in'))`,
  );
  // Comments that wait are deleted at once, and some of them were public before.
  const unseen = await sql<{ id: number }>`
    select id from comment where programme_id = ${programme} and author_id = ${id} and state in ('unconfirmed', 'held')`.execute(
    ctx.db,
  );
  await removeTelling(ctx, programme, unseen.rows);
}

/** Deletes the mails that told others of some of their comments, newest comments first. */
async function forgetTold(...[ctx, person, from]: Parameters<ForgetsPiece>): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select id from comment where programme_id = ${person.programme_id} and author_id = ${person.id} and id < coalesce(${from}::bigint, ${Number.MAX_SAFE_INTEGER})
    order by id desc limit ${TOLD_AT_ONCE}`.execute(ctx.db);
  await removeTelling(ctx, person.programme_id, rows);
  return rows.length < TOLD_AT_ONCE ? null : rows.at(-1)!.id;
}

async function removeTelling(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  comments: readonly { id: number }[],
): Promise<void> {
  if (comments.length === 0) return;
  // One by one, an index finds them.
  await removeMails(
    ctx,
    programme,
    sql`kind = 'comments-new' and id in (
      select told.id from unnest(${comments.map(({ id }) => id)}::bigint[]) as c (id)
      join outbox told on told.programme_id = ${programme} and told.kind = 'comments-new'
        and told.data -> 'comments' @> jsonb_build_array(c.id))`,
  );
}

const says = (word: string) => sql`position(${word} in subject || text || html) > 0`;

/** Blanks mails to others. */
const blank = (
  ctx: Pick<Ctx, 'db'>,
  { programme_id, id }: Person,
  which: RawBuilder<unknown>,
): Promise<void> => blankMails(ctx, programme_id, sql`person_id <> ${id} and ${which}`);
