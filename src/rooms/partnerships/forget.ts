import { sql } from 'kysely';
import { json } from '../../db/json.ts';
import type { Ctx } from '../ctx.ts';
import { withoutPerson } from '../pairing/index.ts';
import type { Person } from '../people/index.ts';

/**
 * Erasing a person: ends their memberships. Deletes the reasons of their partnerships, their drafts, and their concerns that are dealt
 * with.
 */
export async function forgetPartnerships(ctx: Ctx, person: Person): Promise<void> {
  const { programme_id: programme, id } = person;
  await forgetReasons(ctx, { programme, person: id });
  await sql`
    update membership set left_at = coalesce(left_at, ${ctx.clock.now()}), shows_address_at = null, stays_in_touch_at = null,
      leaves_at = null, touch_due_at = null, rests_at = null
    where programme_id = ${programme} and person_id = ${id}`.execute(ctx.db);
  // Drafts and letters that have not left yet: nobody else has them.
  await sql`
    delete from letter where programme_id = ${programme} and author_id = ${id}
      and (drafted_at is not null or (leaves_at is not null and left_at is null))`.execute(ctx.db);
  // An open concern is kept: somebody may need protection.
  await sql`
    update concern set body = ''
    where programme_id = ${programme} and person_id = ${id} and handled_at is not null`.execute(ctx.db);
  await sql`
    delete from concern_passage q using concern c
    where c.programme_id = ${programme} and c.person_id = ${id} and c.handled_at is not null
      and q.programme_id = c.programme_id and q.concern_id = c.id`.execute(ctx.db);
  await sql`
    update concern_appeal set body = ''
    where programme_id = ${programme} and person_id = ${id} and answered_at is not null`.execute(ctx.db);
  // Otherwise an operator it is about could read it again as a new person.
  await sql`
    update concern_about set account_id = null
    where programme_id = ${programme} and person_id = ${id}
      and account_id not in (select account_id from operator)`.execute(ctx.db);
}

/** Removes the person from the reasons that are kept with partnerships. */
async function forgetReasons(
  ctx: Pick<Ctx, 'db'>,
  { programme, person }: { programme: number; person: number },
): Promise<void> {
  const { rows } = await sql<{ id: number; reasons: unknown }>`
    select id, reasons from partnership p where programme_id = ${programme} and exists (
      select from membership m where m.programme_id = p.programme_id and m.partnership_id = p.id
        and m.person_id = ${person})`.execute(ctx.db);
  for (const { id, reasons } of rows)
    await sql`
      update partnership set reasons = ${json(withoutPerson(reasons, person))}
      where programme_id = ${programme} and id = ${id}`.execute(ctx.db);
}
