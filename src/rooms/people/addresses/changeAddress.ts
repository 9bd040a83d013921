import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { closeMatter } from '../../matters/index.ts';
import { isWriter, lockJoined } from './lockJoined.ts';
import { lockPerson } from './lockPerson.ts';
import { personByAddress, personById } from '../queries.ts';
import type { Person } from '../queries.ts';
import { useAddress, dropAccount } from './useAddress.ts';
import { isChangeWaiting } from './changeWaits.ts';

/** Days in which the old address can take the account back; the link mailed there lives as long. */
export const BACK_DAYS = 7;

interface AddressChange {
  id: number;
  person: number;
  address: string;
  /** Whether a volunteer offered it. */
  offered: boolean;
  offeredBy: number | null;
  /** When it takes effect after its link was used; null when that is at once. */
  holdsAt: Date | null;
}

/** A change that still waits for its link to be used: within a day, or within a week if a volunteer offered it. */
export async function addressChangeById(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  id: number,
): Promise<AddressChange | null> {
  const row = await ctx.db
    .selectFrom('address_change')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .where(isChangeWaiting(ctx.clock.now()))
    .executeTakeFirst();
  if (!row) return null;
  const { person_id: person, address, offered, offered_by: offeredBy, holds_at: holdsAt } = row;
  return { id, person, address, offered, offeredBy, holdsAt };
}

/**
 * Asks for another (normalised) address for a person. A link is mailed there, and only its use changes anything. Does not reveal whether
 * the address is somebody's already: that shows when the link is used, which only its owner can do. Answers the number of the change.
 */
export async function askAddressChange(
  ctx: Ctx,
  input: { programme: number; person: number; address: string; offered?: { by: number | null } },
): Promise<number> {
  const { programme, person, address } = input;
  const offered = input.offered !== undefined;
  return inTransaction(ctx, async (ctx) => {
    await lockPerson(ctx, { programme, person });
    await ctx.db
      .deleteFrom('address_change')
      .where('programme_id', '=', programme)
      .where('person_id', '=', person)
      // A volunteer's offer and the person's own wish do not replace each other.
      .where('offered', '=', offered)
      .where('done_at', 'is', null)
      .execute();
    const { id } = await ctx.db
      .insertInto('address_change')
      .values({
        programme_id: programme,
        person_id: person,
        address,
        offered,
        offered_by: input.offered?.by ?? null,
        asked_at: ctx.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await ctx.mailer.queue(ctx, [
      {
        programme,
        kind: 'address-change',
        occasion: `address-change:${id}`,
        person,
        address,
        data: { change: id },
      },
    ]);
    return id;
  });
}

/**
 * Gives a person the new address and its account. If nobody else uses the old account, its sessions end, and so do links that were mailed
 * there. The old address is told, with a way back for some days (`takeBackAddress`). An old address that nobody confirmed is not told: it
 * may be a stranger's.
 */
export async function changeAddress(
  ctx: Ctx,
  input: { programme: number; change: number },
): Promise<{ ok: true; account: number } | { ok: false; reason: 'over' | 'taken' }> {
  const { programme } = input;
  return inTransaction(ctx, async (ctx) => {
    await lockJoined(ctx, input);
    const change = await addressChangeById(ctx, programme, input.change);
    const person = change ? await personById(ctx, programme, change.person) : null;
    if (!change || !person || person.erased_at) return { ok: false, reason: 'over' };
    const other = await personByAddress(ctx, programme, change.address);
    const now = ctx.clock.now();
    if (other && other.id !== person.id && !(await joins(ctx, person, other, now)))
      return { ok: false, reason: 'taken' };
    const isTold = person.address !== null && person.address_confirmed_at !== null;
    const backUntil = isTold ? new Date(now.getTime() + BACK_DAYS * 86_400_000) : null;
    await ctx.db
      .updateTable('address_change')
      .set({
        done_at: now,
        old_address: person.address,
        back_until: backUntil,
      })
      .where('programme_id', '=', programme)
      .where('id', '=', change.id)
      .execute();
    // Other waiting changes are over: whoever asked for them, or was told of them, is at the old address.
    await ctx.db
      .deleteFrom('address_change')
      .where('programme_id', '=', programme)
      .where('person_id', '=', person.id)
      .where('done_at', 'is', null)
      .execute();
    if (backUntil) await waitForWayBack(ctx, person, backUntil);
    const account = await useAddress(ctx, person, change.address);
    if (person.account_id !== null && person.account_id !== account)
      await dropAccount(ctx, person.account_id);
    if (isTold)
      await ctx.mailer.queue(ctx, [
        {
          programme,
          kind: 'address-changed',
          occasion: `address-changed:${change.id}`,
          person: person.id,
          address: person.address!,
          data: { change: change.id },
        },
      ]);
    const actor = { kind: 'person', id: person.id } as const;
    await closeMatter(ctx, { programme, actor, kind: 'mail-bounced', subject: ['person', person.id] });
    await record(ctx, {
      programme,
      actor,
      kind: 'address-changed',
      subject: ['person', person.id],
    });
    return { ok: true, account };
  });
}

/** Merges another person with this address into the one who reads it now, if that other person only wrote from it. Answers whether it did. */
async function joins(ctx: Ctx, person: Person, other: Person, at: Date): Promise<boolean> {
  if (!(await isWriter(ctx, other))) return false;
  return ctx.brought.joins.join(ctx, { programme: person.programme_id, kept: person.id, gone: other.id, at });
}

/** Postpones an erasure until the account can no longer be taken back: a thief may have asked for both. */
async function waitForWayBack(ctx: Ctx, person: Person, backUntil: Date): Promise<void> {
  await ctx.db
    .updateTable('person')
    .set({ erase_at: backUntil })
    .where('programme_id', '=', person.programme_id)
    .where('id', '=', person.id)
    .where('erase_at', '<', backUntil)
    .execute();
}
