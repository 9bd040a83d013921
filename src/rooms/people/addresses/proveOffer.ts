import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { personByAddress, personById } from '../queries.ts';
import { askPartners } from './askPartners.ts';
import { addressChangeById, changeAddress } from './changeAddress.ts';
import { endOffer } from './offerAddress.ts';
import { isWriter, lockJoined } from './lockJoined.ts';
import { isKept, offerWay } from './offerWay.ts';
import type { OfferWay } from './offerWay.ts';

/** Days between the use of the link and the change, for somebody with a role or a partnership. */
const HOLD_DAYS = 7;

/** The way of an offered address as it is now: the person may have got roles and partners since the offer. */
export async function offerWayNow(
  ctx: Ctx,
  { programme, person, by }: { programme: number; person: number; by: number | null },
): Promise<{ way: OfferWay; kept: boolean }> {
  const row = await ctx.db
    .selectFrom('person')
    .select([offerWay(sql`${by ?? 0}::bigint`).as('way'), isKept.as('kept')])
    .where('programme_id', '=', programme)
    .where('id', '=', person)
    .executeTakeFirst();
  return row ?? { way: 'never', kept: false };
}

/**
 * Notes that the link at an address given by a volunteer was used. The address is the person's at once. With a role, a partnership or
 * private words it takes some days. The earlier address is told meanwhile and can say no, and partners are asked whether it is them.
 */
export async function proveOffer(
  ctx: Ctx,
  input: { programme: number; change: number },
): Promise<
  { ok: true; account: number } | { ok: true; holdsAt: Date } | { ok: false; reason: 'over' | 'taken' }
> {
  const { programme } = input;
  return inTransaction(ctx, async (ctx) => {
    await lockJoined(ctx, input);
    const change = await addressChangeById(ctx, programme, input.change);
    if (!change) return { ok: false, reason: 'over' };
    if (change.holdsAt) return { ok: true, holdsAt: change.holdsAt };
    const { person } = change;
    const { way, kept } = await offerWayNow(ctx, { programme, person, by: change.offeredBy });
    if (way === 'now' && !kept) return changeAddress(ctx, input);
    if (way === 'never') {
      await endOffer(ctx, { programme, change: change.id });
      return { ok: false, reason: 'over' };
    }
    const other = await personByAddress(ctx, programme, change.address);
    if (other && other.id !== person && !(await isWriter(ctx, other))) return { ok: false, reason: 'taken' };
    const now = ctx.clock.now();
    const holdsAt = new Date(now.getTime() + HOLD_DAYS * 86_400_000);
    await ctx.db
      .updateTable('address_change')
      .set({ proven_at: now, holds_at: holdsAt })
      .where('programme_id', '=', programme)
      .where('id', '=', change.id)
      .execute();
    await tellOld(ctx, { programme, change: change.id, person });
    await askPartners(ctx, { programme, change: change.id, person });
    await record(ctx, {
      programme,
      actor: { kind: 'timetable' },
      kind: 'address-waits',
      subject: ['person', person],
    });
    return { ok: true, holdsAt };
  });
}

/** Tells the earlier address of the change; not one that nobody confirmed, which may be a stranger's. */
async function tellOld(ctx: Ctx, of: { programme: number; change: number; person: number }): Promise<void> {
  const { programme, change, person } = of;
  if ((await personById(ctx, programme, person))?.address_confirmed_at === null) return;
  await ctx.mailer.queue(ctx, [
    { programme, kind: 'address-changing', occasion: `address-changing:${change}`, person, data: { change } },
  ]);
}
