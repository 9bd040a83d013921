import { sql } from 'kysely';
import type { Carrying } from '../../claim.ts';
import { TRANSITIONS, mayDo } from '../../outboxTransitions.ts';

/**
 * Mails go over when two people become one: those that wait leave for the address that is kept, but a mail to an address of its own, and one that
 * the other has as well, does not leave at all.
 */
export async function carryMails({ move, change, kept, gone }: Carrying): Promise<void> {
  const waits = mayDo('readdress', 't');
  await move('person_id', {
    only: sql`t.state <> 'sending' and not (t.elsewhere and ${waits})`,
    set: { address: sql`case when ${waits} then ${kept.address} else t.address end` },
  });
  const dropped = TRANSITIONS.takeBack.to;
  await change({ state: sql.lit(dropped) }, sql`t.person_id = ${gone.id} and ${mayDo('takeBack', 't')}`);
}
