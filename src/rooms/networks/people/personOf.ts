import type { Ctx } from '../../ctx.ts';
import { outsideWriter } from '../../discussion/index.ts';
import type { Home } from '../homes.ts';
import type { Account } from './accounts.ts';

/** The person here for a writer on another server; made when the writer writes here for the first time. */
export async function personOf(
  ctx: Ctx,
  { programme: { id: programme, source_locale: locale } }: Pick<Home, 'programme'>,
  { id, actor: knownAs, name, handle }: Pick<Account, 'id' | 'actor' | 'name' | 'handle'>,
): Promise<number> {
  const person = await outsideWriter(ctx, { programme, origin: 'elsewhere', knownAs, name, handle, locale });
  await ctx.db
    .updateTable('network_account')
    .set({ person_id: person })
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .execute();
  return person;
}
