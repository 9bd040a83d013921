import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { lastingOf } from './rightLinks.ts';

/**
 * Ends everything that mails gave a person until now: links (except lasting ones) with the browsers they opened, reply addresses and
 * cookies. All of these carry the person's `link_epoch`. Waiting mails get new ones when they leave. An asked or offered address whose link
 * was not used is over, since its mail goes to the reader there. With `account`: for everybody who signs in with it, or would, as the owner
 * of its address who has not signed in yet.
 */
export async function endLinks(
  ctx: Ctx,
  of: { account: number } | { programme: number; person: number },
): Promise<void> {
  const whose =
    'account' in of
      ? sql`account_id = ${of.account}
          or (account_id is null and address = (select address from account where id = ${of.account}))`
      : sql`programme_id = ${of.programme} and id = ${of.person}`;
  await inTransaction(ctx, async (ctx) => {
    await sql`update person set link_epoch = link_epoch + 1 where ${whose}`.execute(ctx.db);
    await sql`
      update right_link set revoked_at = ${ctx.clock.now()}
      where revoked_at is null and used_at is null and purpose <> all(${lastingOf(ctx)})
        and (programme_id, person_id) in (select programme_id, id from person where ${whose})`.execute(
      ctx.db,
    );
    await sql`
      delete from address_change where done_at is null and proven_at is null
        and (programme_id, person_id) in (select programme_id, id from person where ${whose})`.execute(
      ctx.db,
    );
  });
}
