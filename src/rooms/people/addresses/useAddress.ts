import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { rowsWhich } from '../../pieces.ts';
import type { Rows } from '../../pieces.ts';
import { readdressMails } from '../../mails/index.ts';
import type { Person } from '../queries.ts';
import { confirmAddress } from './confirmAddress.ts';
import { isChangeWaiting } from './changeWaits.ts';
import { endLinks } from '../links/endLinks.ts';

/** Makes a (proven) address a person's: with its account, also for mails that wait. Ends what was given out before. Answers the account. */
export async function useAddress(ctx: Ctx, person: Person, address: string): Promise<number> {
  const { programme_id: programme, id } = person;
  const now = ctx.clock.now();
  await ctx.db
    .updateTable('person')
    .set({ address, address_confirmed_at: now, account_id: null })
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .execute();
  const account = await confirmAddress(ctx, {
    ...person,
    address,
    address_confirmed_at: now,
    account_id: null,
  });
  await endLinks(ctx, { programme, person: id });
  await readdressMails(ctx, { programme, person: id, address });
  return account;
}

/** Changes that nobody finished, and old addresses whose way back has closed. */
export function oldChanges(ctx: Ctx): Rows {
  const now = ctx.clock.now();
  return rowsWhich(
    'address_change',
    sql`case when done_at is null then not ${isChangeWaiting(now)} else coalesce(back_until < ${now}, true) end`,
  );
}

/** Deletes an account that nobody uses for signing in any more; its sessions go with it. */
export async function dropAccount(ctx: Ctx, account: number): Promise<void> {
  await ctx.db
    .deleteFrom('account')
    .where('id', '=', account)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('person').select('person.id').whereRef('person.account_id', '=', 'account.id'),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('operator')
            .select('operator.account_id')
            .whereRef('operator.account_id', '=', 'account.id'),
        ),
      ),
    )
    .execute();
}
