import { sql } from 'kysely';
import type { Carrying } from '../../claim.ts';

/**
 * Sign-ins with others go over only when somebody showed that both addresses are theirs: whoever has them comes in without a code, and would come into an account
 * that is somebody else's. Those of an
 * account that is somebody's elsewhere, or runs the installation, stay there.
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
