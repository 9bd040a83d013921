import { sql } from 'kysely';
import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { lockChange, lockPerson } from './lockPerson.ts';
import { askAddressChange } from './changeAddress.ts';
import { offerWay } from './offerWay.ts';

export type OfferRefusal = 'over' | 'same';

/** Mails a link to another (normalised) address for somebody. It becomes theirs by `offerWay` once they use the link, within a week. */
export async function offerAddress(
  ctx: Ctx,
  input: { programme: number; actor: Actor; person: number; address: string },
): Promise<{ ok: true } | { ok: false; reason: OfferRefusal }> {
  const { programme, actor, person, address } = input;
  return inTransaction(ctx, async (ctx) => {
    await lockPerson(ctx, { programme, person });
    const by = actorPerson(actor);
    const found = await ctx.db
      .selectFrom('person')
      .select(['address', offerWay(sql`${by ?? 0}::bigint`).as('way')])
      .where('programme_id', '=', programme)
      .where('id', '=', person)
      .executeTakeFirst();
    if (!found || found.way === 'never') return { ok: false, reason: 'over' };
    if (found.address === address) return { ok: false, reason: 'same' };
    const change = await askAddressChange(ctx, { programme, person, address, offered: { by } });
    await record(ctx, {
      programme,
      actor,
      kind: 'address-offered',
      subject: ['person', person],
      data: { change },
    });
    return { ok: true };
  });
}

/** Takes back an offered address that has not become the person's. */
export async function takeBackOffer(
  ctx: Ctx,
  input: { programme: number; actor: Actor; person: number; change: number; undoes?: number },
): Promise<{ ok: true } | { ok: false; reason: 'too-late' }> {
  const { programme, actor, person, change, undoes } = input;
  return inTransaction(ctx, async (ctx) => {
    await lockChange(ctx, { programme, change });
    if (!(await endOffer(ctx, { programme, change }))) return { ok: false, reason: 'too-late' };
    const ended = { programme, actor, kind: 'address-offer-ended', subject: ['person', person] } as const;
    await record(ctx, { ...ended, ...(undoes === undefined ? {} : { undoes }) });
    return { ok: true };
  });
}

/** Deletes an offer that was not completed. Answers whether there was one. */
export async function endOffer(
  ctx: Ctx,
  { programme, change }: { programme: number; change: number },
): Promise<boolean> {
  const gone = await ctx.db
    .deleteFrom('address_change')
    .where('programme_id', '=', programme)
    .where('id', '=', change)
    .where('offered', '=', true)
    .where('done_at', 'is', null)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
