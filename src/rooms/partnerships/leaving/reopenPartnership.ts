import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx, StaysBy } from '../../ctx.ts';
import { changeState, setPriority } from '../../applications/index.ts';
import type { ReadEvent } from '../../kinds.ts';
import { record } from '../../log/index.ts';
import type { UndoableEvent } from '../../log/index.ts';
import { closeMatter } from '../../matters/index.ts';
import { roundById } from '../../programmes/index.ts';
import { lockPartnership } from '../members.ts';
import type { Before } from '../members.ts';
import { REOPEN_DAYS } from '../rules.ts';
import { takeEndMailsBack, tellReopened } from './reopenedMails.ts';
import { anyOf } from '../../../db/anyOf.ts';

/**
 * Undoes that somebody left, or that a volunteer ended a partnership. That works within a week, while the round runs, and as long as none
 * of the people concerned has another partner. `event` is the entry to undo. People who heard of the end are told that they are together
 * again. Somebody who left their own partnership cannot undo that, whatever their role.
 */
export async function reopenPartnership(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    partnership: number;
    event: Pick<UndoableEvent, 'id'> & Pick<ReadEvent<'partnership-ended' | 'partnership-left'>, 'data'>;
  },
): Promise<{ ok: true } | { ok: false; reason: StaysBy }> {
  const { programme, actor, partnership, event } = input;
  return inTransaction(ctx, async (ctx) => {
    const put = await putBack(ctx, {
      programme,
      actor,
      partnership,
      event: event.id,
      members: event.data.members,
      needsOpen: 'goesOn' in event.data && event.data.goesOn,
    });
    if (!put.ok) return put;
    const id = await record(ctx, {
      programme,
      actor,
      kind: 'partnership-reopened',
      subject: ['partnership', partnership],
      round: put.round,
      undoes: event.id,
    });
    const heard = await takeEndMailsBack(ctx, { programme, partnership, event: event.id });
    // When a partner left, other mails than those about an end said so: everybody is told now.
    await tellReopened(ctx, {
      programme,
      partnership,
      event: id,
      heard: 'goesOn' in event.data ? 'all' : heard,
    });
    return { ok: true };
  });
}

/**
 * Puts members back into their partnership, in the caller's transaction, and takes the matter about it off the work list. `event` is the
 * entry that is undone. `needsOpen`: the partnership went on without them, and has to be going on still.
 */
export async function putBack(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    partnership: number;
    event: number;
    members: readonly Before[];
    needsOpen: boolean;
  },
): Promise<{ ok: true; round: number } | { ok: false; reason: StaysBy }> {
  const { programme, actor, partnership, members: before } = input;
  const now = ctx.clock.now();
  const found = await lockPartnership(ctx, programme, partnership);
  if (!found) return { ok: false, reason: 'unknown' };
  if (await isMember(ctx, programme, partnership, actorPerson(actor))) return { ok: false, reason: 'own' };
  // The same locks as the matching takes, so that nobody gets two partners at this moment.
  await ctx.db
    .selectFrom('round')
    .select('id')
    .where('programme_id', '=', programme)
    .where('id', '=', found.round)
    .forUpdate()
    .execute();
  const { at } = await ctx.db
    .selectFrom('event')
    .select('at')
    .where('programme_id', '=', programme)
    .where('id', '=', input.event)
    .executeTakeFirstOrThrow();
  const round = await roundById(ctx, programme, found.round);
  if (now.getTime() - at.getTime() > REOPEN_DAYS * 86_400_000) return { ok: false, reason: 'too-late' };
  if (round.dates.ends.dueAt <= now) return { ok: false, reason: 'over' };
  const people = before.map(({ person }) => person);
  const elsewhere = await ctx.db
    .selectFrom('membership')
    .select('person_id')
    .where('programme_id', '=', programme)
    .where('round_id', '=', found.round)
    .where('person_id', '=', anyOf(people))
    .where('left_at', 'is', null)
    .executeTakeFirst();
  // The rest of a trio may have ended since: there is nothing left to come back to.
  if (elsewhere || (input.needsOpen && found.state === 'ended'))
    return { ok: false, reason: 'matched-again' };
  await ctx.db
    .updateTable('membership')
    .set({ left_at: null, left_reason: null })
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .where('person_id', '=', anyOf(people))
    .execute();
  if (found.state === 'ended') await markOpen(ctx, programme, partnership);
  for (const one of before) await matchAgain(ctx, { programme, actor, before: one });
  await closeMatter(ctx, {
    programme,
    actor,
    kind: 'left-partnership',
    subject: ['partnership', partnership],
  });
  return { ok: true, round: found.round };
}

async function isMember(
  ctx: Ctx,
  programme: number,
  partnership: number,
  person: number | null,
): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('membership')
    .select('person_id')
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .where('person_id', '=', person ?? 0)
    .executeTakeFirst();
  return row !== undefined;
}

async function markOpen(ctx: Ctx, programme: number, partnership: number): Promise<void> {
  const letter = await ctx.db
    .selectFrom('letter')
    .select('id')
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .where('held_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  await ctx.db
    .updateTable('partnership')
    .set({
      state: letter ? 'active' : 'introduced',
      state_at: ctx.clock.now(),
      ended_at: null,
      end_reason: null,
    })
    .where('programme_id', '=', programme)
    .where('id', '=', partnership)
    .execute();
}

async function matchAgain(
  ctx: Ctx,
  { programme, actor, before }: { programme: number; actor: Actor; before: Before },
): Promise<void> {
  if (before.application === null) return;
  // An application that waits becomes matched directly; one that was withdrawn or finished does so by way of confirmed. The event is not
  // one of finding a partner.
  await changeState(ctx, {
    programme,
    actor,
    application: before.application,
    to: 'matched',
    through: 'confirmed',
    event: 'application-reinstated',
  });
  await setPriority(ctx, { programme, application: before.application, priority: before.priority });
}
