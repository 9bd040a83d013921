import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { personByAddress } from '../queries.ts';
import type { Person } from '../queries.ts';
import { personHasRights } from '../roles/hasRights.ts';
import { lockPerson } from './lockPerson.ts';
import { isKept } from './offerWay.ts';

/**
 * Locks the person of an address change, and the person who has the new address by now. The two may be merged, and a merge locks more rows,
 * which have to be locked first. Rows read afterwards stay the same until the transaction ends.
 */
export async function lockJoined(
  ctx: Ctx,
  { programme, change }: { programme: number; change: number },
): Promise<void> {
  const row = await ctx.db
    .selectFrom('address_change')
    .select(['person_id as person', 'address'])
    .where('programme_id', '=', programme)
    .where('id', '=', change)
    .executeTakeFirst();
  if (!row) return;
  const other = await personByAddress(ctx, programme, row.address);
  if (other && other.id !== row.person)
    await ctx.brought.joins.lock(ctx, { programme, kept: row.person, gone: other.id });
  else await lockPerson(ctx, { programme, person: row.person });
}

/**
 * Whether somebody is nothing but an address that wrote. They never applied or signed in, have no role or invitation, and told nothing that
 * is kept from volunteers. The reader of that address may merge what they wrote into another person.
 */
export async function isWriter(ctx: Pick<Ctx, 'db'>, { programme_id, id }: Person): Promise<boolean> {
  const { rows } = await sql`
    select from person where programme_id = ${programme_id} and id = ${id} and account_id is null and stands_for is null
      and not ${isKept} and not ${personHasRights({ account: sql`person.account_id`, address: sql`person.address` })}
      and not exists (
        select from application a where a.programme_id = person.programme_id and a.person_id = person.id
        union all select from membership m where m.programme_id = person.programme_id and m.person_id = person.id
        union all select from role r where r.programme_id = person.programme_id and r.person_id = person.id
        union all select from invitation i where i.programme_id = person.programme_id and i.person_id = person.id)`.execute(
    ctx.db,
  );
  return rows.length > 0;
}
