import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { often } from '../../../db/often.ts';
import type { Ctx } from '../../ctx.ts';

/** Whether an account, as a part of SQL, has rights: as `hasRights`. A null account has none. */
const accountHasRights = (account: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`(
  exists (select from operator where operator.account_id = ${account})
  or exists (select from person p join role r on r.programme_id = p.programme_id and r.person_id = p.id
    where p.account_id = ${account} and r.ended_at is null))`;

/**
 * The same for a person, as parts of SQL: by their account, if they have one, and by their (normalised) address in any programme. They need
 * not have signed in. Anything that the address alone opens must not lead to the account that it would join.
 */
export const personHasRights = (of: {
  account: RawBuilder<unknown>;
  address: RawBuilder<unknown>;
}): RawBuilder<boolean> => sql<boolean>`(
  ${accountHasRights(of.account)}
  or exists (select from account a where a.address = ${of.address} and ${accountHasRights(sql`a.id`)})
  or exists (select from person p join role r on r.programme_id = p.programme_id and r.person_id = p.id
    where p.address = ${of.address} and r.ended_at is null))`;

const held = often(
  (_, account: number) =>
    sql<{ holds: boolean }>`select ${accountHasRights(sql`${account}::bigint`)} as holds`,
);

/** Whether an account runs the installation, or is a volunteer's in any programme. A weak proof should not open that. */
export async function hasRights(ctx: Pick<Ctx, 'db'>, account: number): Promise<boolean> {
  const [row] = await held(ctx.db, account);
  return row!.holds;
}
