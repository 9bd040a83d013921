import { sql } from 'kysely';
import type { Carrying } from '../claim.ts';
import { TRANSITIONS, mayDo } from './transitions.ts';

/**
 * When two people become one, moves the other's mails to the person who stays: waiting mails leave for the address that is kept. Mails to
 * an address of their own are dropped, and so are mails that the person who stays has as well.
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
