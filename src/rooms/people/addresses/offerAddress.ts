import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { askAddressChange } from './changeAddress.ts';
import { personHasRights } from '../roles/hasRights.ts';

/**
 * Whether a volunteer may offer somebody another address, for queries in which they are `person`. It becomes theirs once they use the link that goes there; an address
 * that was confirmed is told, with a way back. One that holds rights, or that opens letters of partners, is in no volunteer's hands: whoever owns the new
 * one reads them. There the operator helps (`antipode new-address`).
 */
export const mayBeOffered = sql<boolean>`(person.erased_at is null and person.stands_for is null
  and not exists (select from membership m where m.programme_id = person.programme_id and m.person_id = person.id)
  and not ${personHasRights({ account: sql`person.account_id`, address: sql`person.address` })})`;

export type OfferRefusal = 'over' | 'same';

/** Mails a link to another (normalised) address of somebody: it becomes theirs once they use the link, within a week. */
export async function offerAddress(
  ctx: Ctx,
  input: { programme: number; actor: Actor; person: number; address: string },
): Promise<{ ok: true } | { ok: false; reason: OfferRefusal }> {
  const { programme, actor, person, address } = input;
  return inTransaction(ctx, async (ctx) => {
    const found = await ctx.db
      .selectFrom('person')
      .select(['address', mayBeOffered.as('may')])
      .where('programme_id', '=', programme)
      .where('id', '=', person)
      .forUpdate()
      .executeTakeFirst();
    if (!found?.may) return { ok: false, reason: 'over' };
    if (found.address === address) return { ok: false, reason: 'same' };
    const change = await askAddressChange(ctx, { programme, person, address, offered: true });
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

/** Takes an offered address back while nobody has used its link. */
export async function takeBackOffer(
  ctx: Ctx,
  input: { programme: number; actor: Actor; person: number; change: number; undoes: number },
): Promise<{ ok: true } | { ok: false; reason: 'too-late' }> {
  const { programme, actor, person, change, undoes } = input;
  return inTransaction(ctx, async (ctx) => {
    const gone = await ctx.db
      .deleteFrom('address_change')
      .where('programme_id', '=', programme)
      .where('id', '=', change)
      .where('offered', '=', true)
      .where('done_at', 'is', null)
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) return { ok: false, reason: 'too-late' };
    await record(ctx, { programme, actor, kind: 'address-offer-ended', subject: ['person', person], undoes });
    return { ok: true };
  });
}
