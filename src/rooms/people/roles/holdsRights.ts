import type { Ctx } from '../../ctx.ts';

/** Whether an account runs the installation, or is a volunteer's in any programme: more than a weak proof should open. */
export async function holdsRights(ctx: Pick<Ctx, 'db'>, account: number): Promise<boolean> {
  const { holds } = await ctx.db
    .selectNoFrom((eb) =>
      eb
        .or([
          eb.exists(eb.selectFrom('operator').select('since').where('account_id', '=', account)),
          eb.exists(
            eb
              .selectFrom('person')
              .innerJoin('role', (join) =>
                join
                  .onRef('role.programme_id', '=', 'person.programme_id')
                  .onRef('role.person_id', '=', 'person.id'),
              )
              .select('role.id')
              .where('person.account_id', '=', account)
              .where('role.ended_at', 'is', null),
          ),
        ])
        .as('holds'),
    )
    .executeTakeFirstOrThrow();
  return Boolean(holds);
}

/**
 * The same of whoever has a (normalised) address, in any programme, whether or not they ever signed in: the account that it would join
 * must not be reached by what the address alone can open.
 */
export async function addressHoldsRights(ctx: Pick<Ctx, 'db'>, address: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('account')
    .select('id')
    .where('address', '=', address)
    .executeTakeFirst();
  if (row && (await holdsRights(ctx, row.id))) return true;
  const role = await ctx.db
    .selectFrom('person')
    .innerJoin('role', (join) =>
      join.onRef('role.programme_id', '=', 'person.programme_id').onRef('role.person_id', '=', 'person.id'),
    )
    .select('role.id')
    .where('person.address', '=', address)
    .where('role.ended_at', 'is', null)
    .executeTakeFirst();
  return role !== undefined;
}
