import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { lockChange } from './lockPerson.ts';
import { dropAccount, useAddress } from './useAddress.ts';
import { erasePerson } from '../erasure/erasePerson.ts';
import { personByAddress, personById } from '../queries.ts';
import type { Person } from '../queries.ts';
import { signOutEverywhere } from '../signIn/signOutEverywhere.ts';

export interface ChangedAddress {
  id: number;
  person: number;
  /** The old address, and until when it can take the account back. */
  oldAddress: string;
  backUntil: Date;
}

/** A change of address whose way back is open, or null. */
export async function changedAddressById(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  id: number,
): Promise<ChangedAddress | null> {
  const row = await ctx.db
    .selectFrom('address_change')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .where('done_at', 'is not', null)
    .where('taken_back_at', 'is', null)
    .where('back_until', '>', ctx.clock.now())
    .executeTakeFirst();
  if (!row?.old_address || !row.back_until) return null;
  return { id: row.id, person: row.person_id, oldAddress: row.old_address, backUntil: row.back_until };
}

/**
 * Gives an account back to the address it had before a change. Everybody who signed in with it, or holds a link of it, is out. Later
 * changes can no longer be taken back. An erasure that was asked for is off. The address that loses the account is told, and keeps what was
 * written from it before it had the account. Somebody who came by the old address meanwhile and confirmed nothing is erased, since anybody
 * may type an address. `taken` when they did confirm it.
 */
export async function takeBackAddress(
  ctx: Ctx,
  input: { programme: number; change: number },
): Promise<{ ok: true } | { ok: false; reason: 'over' | 'taken' }> {
  const { programme } = input;
  return inTransaction(ctx, async (ctx) => {
    const joined = await ctx.brought.joins.lockWriters(ctx, input);
    await lockChange(ctx, input);
    const change = await changedAddressById(ctx, programme, input.change);
    const person = change ? await personById(ctx, programme, change.person) : null;
    if (!change || !person || person.erased_at) return { ok: false, reason: 'over' };
    const other = await personByAddress(ctx, programme, change.oldAddress);
    if (other && other.id !== person.id && !(await givesWay(ctx, other)))
      return { ok: false, reason: 'taken' };
    await closeChanges(ctx, person, change.id);
    await ctx.db
      .updateTable('person')
      .set({ erase_at: null })
      .where('programme_id', '=', programme)
      .where('id', '=', person.id)
      .execute();
    const account = await useAddress(ctx, person, change.oldAddress);
    await ctx.brought.joins.part(ctx, { programme, kept: person.id, joined });
    await signOutEverywhere(ctx, { account });
    if (person.account_id !== null && person.account_id !== account)
      await dropAccount(ctx, person.account_id);
    if (person.address !== null)
      await ctx.mailer.queue(ctx, [
        {
          programme,
          kind: 'address-returned',
          occasion: `address-returned:${change.id}`,
          person: person.id,
          address: person.address,
        },
      ]);
    const actor = { kind: 'person', id: person.id } as const;
    await record(ctx, { programme, actor, kind: 'address-taken-back', subject: ['person', person.id] });
    return { ok: true };
  });
}

async function givesWay(ctx: Ctx, other: Person): Promise<boolean> {
  if (other.account_id !== null || other.address_confirmed_at !== null) return false;
  const actor = { kind: 'timetable' } as const;
  return (await erasePerson(ctx, { programme: other.programme_id, actor, person: other.id })).ok;
}

/**
 * Ends all waiting changes, and the way back of this change and of those made after it. Earlier changes can still be taken back. Otherwise
 * a thief with two addresses would take back a change of their own, and so close the way back of the address they stole.
 */
async function closeChanges(ctx: Ctx, person: Person, change: number): Promise<void> {
  const now = ctx.clock.now();
  await ctx.db
    .updateTable('address_change')
    .set({ taken_back_at: now })
    .where('programme_id', '=', person.programme_id)
    .where('id', '=', change)
    .execute();
  await ctx.db
    .updateTable('address_change')
    .set({ back_until: now })
    .where('programme_id', '=', person.programme_id)
    .where('person_id', '=', person.id)
    .where('id', '>', change)
    .where('back_until', '>', now)
    .execute();
  await ctx.db
    .deleteFrom('address_change')
    .where('programme_id', '=', person.programme_id)
    .where('person_id', '=', person.id)
    .where('done_at', 'is', null)
    .execute();
}
