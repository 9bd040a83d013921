import { sql } from 'kysely';
import { inTransaction, whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { askPartners } from './askPartners.ts';
import { addressChangeById, changeAddress } from './changeAddress.ts';
import { lockJoined } from './lockJoined.ts';
import { endOffer } from './offerAddress.ts';
import { offerWayNow } from './proveOffer.ts';

/**
 * Completes changes of address whose days have passed, if every partner vouches for them. The earlier address was told, and nobody
 * objected.
 */
export async function holdChanges(ctx: Ctx): Promise<void> {
  const { rows } = await sql<{ programme: number; change: number }>`
    select programme_id as programme, id as change from address_change c
    where done_at is null and holds_at <= ${ctx.clock.now()} and not exists (
      select from outbox o where o.programme_id = c.programme_id and o.person_id = c.person_id and o.kind = 'address-changing'
        and o.occasion = 'address-changing:' || c.id and o.state in ('waiting', 'held', 'sending'))
    order by holds_at`.execute(ctx.db);
  for (const due of whileTime(ctx, rows)) await inTransaction(ctx, (ctx) => holdOne(ctx, due));
}

async function holdOne(ctx: Ctx, due: { programme: number; change: number }): Promise<void> {
  const { programme, change: id } = due;
  await lockJoined(ctx, due);
  const change = await addressChangeById(ctx, programme, id);
  if (!change) return;
  const { person } = change;
  // The person may have got roles and partners meanwhile.
  const { way, kept } = await offerWayNow(ctx, { programme, person, by: change.offeredBy });
  if (way === 'never') {
    await endOffer(ctx, { programme, change: id });
    return;
  }
  // With private words kept from volunteers (`kept`) the address waits out its days, as for a silent partner, so that nobody learns why.
  if ((await askPartners(ctx, { programme, change: id, person })) > 0 || kept) return;
  const done = await changeAddress(ctx, due);
  if (!done.ok) await endOffer(ctx, { programme, change: id });
}
