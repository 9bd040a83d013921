import { sql } from 'kysely';
import type { Carrying } from '../../claim.ts';

/**
 * Moves sign-ins with other providers when two people become one, but only when somebody showed that both addresses are theirs. Such a
 * sign-in opens an account without a code, and might open somebody else's. Sign-ins stay with an account that somebody else uses, or that
 * runs the installation.
 */
export async function carryIdentities({ change, kept, gone, isKeeper }: Carrying): Promise<void> {
  if (!isKeeper || kept.account_id === null || gone.account_id === null) return;
  await change(
    { account_id: sql`${kept.account_id}` },
    sql`t.account_id = ${gone.account_id}
      and not exists (select from person p where p.account_id = t.account_id and p.id <> ${gone.id})
      and not exists (select from operator o where o.account_id = t.account_id)`,
  );
}
