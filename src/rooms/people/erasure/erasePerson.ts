import { json } from '../../../db/json.ts';
import type { EraseFar } from '../../../db/schema.ts';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { lockPerson } from '../addresses/lockPerson.ts';
import { dropAccount } from '../addresses/useAddress.ts';
import { hasOtherDirector } from '../roles/endRole.ts';
import { followClaims } from './followClaims.ts';
import { firstPieces } from './forgetPieces.ts';
import { lockMatchesOf } from './lockMatchesOf.ts';
import { personById } from '../queries.ts';
import type { Person } from '../queries.ts';
import { rolesOf } from '../roles/roles.ts';

/**
 * Erases a person for good. A tombstone without name or address stays, so that letters to a partner come from "a former participant" and
 * numbers still add up. Everything else goes, as the claim of each table and the `forget.ts` of each room say. Their partnerships should be
 * left before (`leavePartnership`), which tells the partners. If they wrote or liked very much, the person goes at once, with the newest of
 * that; the timetable deletes the rest (`finishForgetting`).
 */
export async function erasePerson(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    person: number;
    /**
     * Nobody asked for it: since the data of their last round was deleted, nothing needs them any more. Counts of their rounds still
     * include them, and a mark of their address keeps former partners apart if they come back.
     */
    isForgotten?: true;
  },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'last-director' }> {
  const { programme, actor, isForgotten = false } = input;
  return inTransaction(ctx, async (ctx) => {
    const { forgets } = ctx.brought;
    for (const { locks } of forgets) await locks?.(ctx, { programme, people: [input.person] });
    await lockMatchesOf(ctx, { programme, people: [input.person] });
    // This lock (key share on the programme) lets others sign in, write and act on several. It waits for anybody who writes for this
    // person.
    await ctx.db.selectFrom('programme').select('id').where('id', '=', programme).forNoKeyUpdate().execute();
    await lockPerson(ctx, { programme, person: input.person });
    const refusal = await erasureRefusal(ctx, programme, input.person);
    const person = await personById(ctx, programme, input.person);
    if (refusal || !person) return { ok: false, reason: refusal ?? 'unknown' };
    for (const { before } of forgets) await before?.(ctx, person, { isForgotten });
    await endRoles(ctx, person);
    await followClaims(ctx, person);
    for (const { after } of forgets) await after?.(ctx, person);
    await leaveTombstone(ctx, person, isForgotten, await firstPieces(ctx, person));
    if (person.account_id !== null) await dropAccount(ctx, person.account_id);
    await record(ctx, {
      programme,
      actor,
      kind: isForgotten ? 'person-forgotten' : actor.kind === 'person' ? 'person-erased' : 'person-unneeded',
      subject: ['person', person.id],
    });
    return { ok: true };
  });
}

/** Why a person cannot be erased, or null. A programme always has a director. */
export async function erasureRefusal(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  id: number,
): Promise<'unknown' | 'last-director' | null> {
  const person = await personById(ctx, programme, id);
  if (!person || person.erased_at) return 'unknown';
  const roles = await rolesOf(ctx, programme, id);
  const isDirector = roles.some(({ role }) => role === 'director');
  return isDirector && !(await hasOtherDirector(ctx, programme, id)) ? 'last-director' : null;
}

async function endRoles(ctx: Ctx, { programme_id: programme, id }: Person): Promise<void> {
  await ctx.db
    .updateTable('role')
    .set({ ended_at: ctx.clock.now() })
    .where('programme_id', '=', programme)
    .where('person_id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

async function leaveTombstone(
  ctx: Ctx,
  person: Person,
  isForgotten: boolean,
  far: EraseFar | null,
): Promise<void> {
  await ctx.db
    .updateTable('person')
    .set({
      // Nobody can guess anything from this address, and the same person is free to come back as somebody new.
      address: person.address === null ? null : `erased-${crypto.randomUUID()}@invalid`,
      address_confirmed_at: null,
      imported_at: null,
      invited_at: null,
      reminded_at: null,
      erase_at: null,
      erase_far: far && json(far),
      erased_at: ctx.clock.now(),
      forgotten_at: isForgotten ? ctx.clock.now() : null,
    })
    .where('programme_id', '=', person.programme_id)
    .where('id', '=', person.id)
    .execute();
}
