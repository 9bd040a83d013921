import type { Ctx } from '../../ctx.ts';
import type { Person } from '../../people/index.ts';

/**
 * Whether a volunteer decided to ignore this address. Mail proven to come from it (`verified`) is heard all the same, unless such mail was
 * spam too: anybody may write spam in another's name.
 */
export async function isIgnored(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  { address, verified }: { address: string; verified: boolean },
): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('ignored_sender')
    .select('at')
    .where('programme_id', '=', programme)
    .where('address', '=', address)
    .$if(verified, (query) => query.where('proven', '=', true))
    .executeTakeFirst();
  return row !== undefined;
}

/** Handles one message of a person after the other, so that of a message sent twice the second finds the first. */
export async function lockPerson(ctx: Ctx, person: Person): Promise<void> {
  await ctx.db
    .selectFrom('person')
    .select('id')
    .where('programme_id', '=', person.programme_id)
    .where('id', '=', person.id)
    .forUpdate()
    .execute();
}
