import { onOneLine } from '../../lib/oneLine.ts';
import type { Ctx } from '../ctx.ts';
import { personByAddress } from '../people/index.ts';
import type { Person } from '../people/index.ts';
import { LIMITS, cut } from './rules.ts';

/**
 * The person with a (normalised) address; one that is not known yet becomes a person with nothing but that address and the
 * name they gave, and goes again with their threads (`forgetThreads`).
 */
export async function personAt(
  ctx: Ctx,
  input: { programme: number; address: string; name: string; locale: string },
): Promise<Person> {
  const { programme, address } = input;
  const known = await personByAddress(ctx, programme, address);
  if (known) return known;
  await ctx.db
    .insertInto('person')
    .values({
      programme_id: programme,
      address,
      name: cut(onOneLine(input.name), LIMITS.name),
      locale: input.locale,
      created_at: ctx.clock.now(),
    })
    .onConflict((c) => c.columns(['programme_id', 'address']).where('erased_at', 'is', null).doNothing())
    .execute();
  const made = await personByAddress(ctx, programme, address);
  if (!made) throw new Error('the sender is not there');
  return made;
}

/** Whether a volunteer said that nothing from this address is wanted. */
export async function isIgnored(ctx: Pick<Ctx, 'db'>, programme: number, address: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('ignored_sender')
    .select('at')
    .where('programme_id', '=', programme)
    .where('address', '=', address)
    .executeTakeFirst();
  return row !== undefined;
}

/** One message of a person after the other, so that of the same one sent twice the second finds the first. */
export async function holdPerson(ctx: Ctx, person: Person): Promise<void> {
  await ctx.db
    .selectFrom('person')
    .select('id')
    .where('programme_id', '=', person.programme_id)
    .where('id', '=', person.id)
    .forUpdate()
    .execute();
}
