import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { roundById } from '../../programmes/index.ts';
import { lockPartnership, mailsBothWays, setMembership } from '../members.ts';
import { partnershipOf } from '../queries.ts';
import type { OwnPartnership } from '../queries.ts';

/**
 * After the round's end: notes whether a member would like to stay in touch. Once everybody who was in the partnership at the end says yes,
 * each gets the others' addresses by mail, once. Until then nobody learns what another answered, and a yes can be taken back. An answer can
 * be given until the round's data is deleted. `given` is true when a yes could not be taken back, since the partners have the address.
 */
export async function stayInTouch(
  ctx: Ctx,
  input: { programme: number; person: number; partnership: number; yes: boolean },
): Promise<{ ok: true; given: boolean } | { ok: false; reason: 'unknown' | 'closed' }> {
  const { programme, person, partnership, yes } = input;
  const own = await partnershipOf(ctx, programme, person, partnership);
  if (!own) return { ok: false, reason: 'unknown' };
  if (!(await isTouchOpen(ctx, programme, own))) return { ok: false, reason: 'closed' };
  return inTransaction(ctx, async (ctx) => {
    await lockPartnership(ctx, programme, partnership);
    // This answer replaces one by mail that is still waiting for its hour.
    await setMembership(ctx, input, { touch_due_at: null });
    const members = await ctx.db
      .selectFrom('membership')
      .innerJoin('partnership', (join) =>
        join
          .onRef('partnership.programme_id', '=', 'membership.programme_id')
          .onRef('partnership.id', '=', 'membership.partnership_id'),
      )
      .innerJoin('person', (join) =>
        join
          .onRef('person.programme_id', '=', 'membership.programme_id')
          .onRef('person.id', '=', 'membership.person_id'),
      )
      .select(['person_id as person', 'stays_in_touch_at as staysAt'])
      .where('membership.programme_id', '=', programme)
      .where('partnership_id', '=', partnership)
      // Only people who were members at the end and have not been erased; nobody who left before.
      .whereRef('left_at', '>=', 'ended_at')
      .where('erased_at', 'is', null)
      .orderBy('person_id')
      .execute();
    const others = members.filter((member) => member.person !== person);
    const areAllFor = others.length > 0 && others.every(({ staysAt }) => staysAt !== null);
    const was = members.find((member) => member.person === person)?.staysAt ?? null;
    if (!yes && was !== null && areAllFor) return { ok: true, given: true };
    if ((was !== null) === yes) return { ok: true, given: false };
    await setMembership(ctx, input, { stays_in_touch_at: yes ? ctx.clock.now() : null });
    // The log says that somebody answered, but not how.
    await record(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      kind: 'farewell-answered',
      subject: ['partnership', partnership],
      round: own.round,
    });
    if (yes && areAllFor)
      await ctx.mailer.queue(
        ctx,
        members.flatMap(({ person }, at) =>
          mailsBothWays('stay-in-touch', { programme, partnership, person, others: members.slice(at + 1) }),
        ),
      );
    return { ok: true, given: false };
  });
}

/** Whether somebody can still say that they would, or would not, like to stay in touch. */
export async function isTouchOpen(ctx: Ctx, programme: number, own: OwnPartnership): Promise<boolean> {
  const round = await roundById(ctx, programme, own.round);
  return own.asksToStay && round.dates.purges.dueAt > ctx.clock.now();
}
