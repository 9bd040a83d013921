import type { Actor, Ctx, QueuedMail } from '../ctx.ts';
import { applicationTo, changeState, raisePriority } from '../applications/index.ts';
import type { ApplicationState } from '../applications/index.ts';

/** The state of the application after a partnership: waiting for another partner, withdrawn from the round, or finished. */
export type After = 'waiting' | 'withdrawn' | 'finished';

/** How a member stood before their partnership ended; an undo puts this back. Stored in the data of the event. */
export interface Before {
  person: number;
  application: number | null;
  state: ApplicationState | null;
  priority: number;
}

/** Locks a partnership until the transaction ends, so that acts on it take turns. */
export async function lockPartnership(ctx: Ctx, programme: number, partnership: number) {
  return ctx.db
    .selectFrom('partnership')
    .select(['id', 'state', 'round_id as round', 'apart_at as apartAt'])
    .where('programme_id', '=', programme)
    .where('id', '=', partnership)
    .forUpdate()
    .executeTakeFirst();
}

/** Sets a member's choices for one of their partnerships. */
export async function setMembership(
  ctx: Ctx,
  { programme, partnership, person }: { programme: number; partnership: number; person: number },
  set: Partial<Record<'shows_address_at' | 'stays_in_touch_at' | 'touch_due_at', Date | null>>,
): Promise<void> {
  await ctx.db
    .updateTable('membership')
    .set(set)
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .where('person_id', '=', person)
    .execute();
}

/**
 * Ends one membership and moves the member's application on. A person who waits through no choice of their own (`comesFirst`) gets priority
 * in the next matching.
 */
export async function releaseMember(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    partnership: number;
    round: number;
    person: number;
    after: After;
    comesFirst: boolean;
    reason?: string;
  },
): Promise<Before> {
  const { programme, actor, person, after } = input;
  await ctx.db
    .updateTable('membership')
    .set({ left_at: ctx.clock.now(), left_reason: input.reason || null })
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', input.partnership)
    .where('person_id', '=', person)
    .where('left_at', 'is', null)
    .execute();
  const application = await applicationTo(ctx, programme, input.round, person);
  if (application?.state !== 'matched')
    return { person, application: null, state: null, priority: application?.priority ?? 0 };
  // An application that is withdrawn at this moment does not go back to waiting.
  const step = { programme, actor, application: application.id, from: 'matched' as const };
  await (after === 'waiting'
    ? changeState(ctx, { ...step, to: 'waiting', reason: 'partnerLeft' })
    : changeState(ctx, { ...step, to: after }));
  if (input.comesFirst) await raisePriority(ctx, { programme, application: application.id });
  return { person, application: application.id, state: application.state, priority: application.priority };
}

export async function markEnded(
  ctx: Ctx,
  programme: number,
  partnership: number,
  reason: 'left' | 'volunteer',
): Promise<void> {
  await ctx.db
    .updateTable('partnership')
    .set({
      state: 'ended',
      state_at: ctx.clock.now(),
      ended_at: ctx.clock.now(),
      end_reason: reason,
    })
    .where('programme_id', '=', programme)
    .where('id', '=', partnership)
    .execute();
}

/** Mails that give a person and each of the others one another's address, once for each `data.partnership` and `data.partner`. */
export function mailsBothWays(
  kind: 'addresses-shown' | 'stay-in-touch',
  between: { programme: number; partnership: number; person: number; others: readonly { person: number }[] },
): QueuedMail[] {
  const { programme, partnership, person } = between;
  const mail = (to: number, partner: number): QueuedMail => ({
    programme,
    kind,
    occasion: `partnership:${partnership}/person:${partner}`,
    person: to,
    data: { partnership, partner },
  });
  return between.others.flatMap((other) => [mail(person, other.person), mail(other.person, person)]);
}
