import { applicationTo, withdraw } from '../../applications/index.ts';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx, QueuedMail, Viewer } from '../../ctx.ts';
import { endPartnership } from '../ending/endPartnership.ts';
import { leavePartnership } from '../leaving/leave.ts';
import { currentMembers } from '../queries.ts';
import type { Decision } from '../rules.ts';
import { isApart, keepApart } from './apart.ts';
import { handleConcern } from './handleConcern.ts';
import { concernFor } from './queries.ts';
import type { ListedConcern } from './queries.ts';

/**
 * Decides about a concern and carries the decision out. The person who raised it is always told. The people it is about are told when they
 * are to be talked with, parted or removed from the round, or when letters pass again. The decision marks the concern as dealt with.
 */
export async function decideConcern(
  ctx: Ctx,
  input: { programme: number; actor: Actor; viewer: Viewer; concern: number; decision: Decision },
): Promise<{ ok: boolean }> {
  const { programme, actor, viewer, decision } = input;
  return inTransaction(ctx, async (ctx) => {
    const concern = await concernFor(ctx, programme, viewer, input.concern);
    const { ok } = await handleConcern(ctx, {
      programme,
      actor,
      viewer,
      concern: input.concern,
      handled: true,
    });
    if (!concern || !ok) return { ok: false };
    await ctx.db
      .updateTable('concern')
      .set({ decision })
      .where('programme_id', '=', programme)
      .where('id', '=', concern.id)
      .execute();
    const lifted = (decision === 'nothing' || decision === 'talk') && (await lift(ctx, programme, concern));
    if (decision === 'parted') await part(ctx, { programme, actor, concern });
    if (decision === 'removed') await remove(ctx, { programme, actor, concern });
    await ctx.mailer.queue(ctx, await told(ctx, programme, { concern, decision, lifted }));
    return { ok: true };
  });
}

async function lift(ctx: Ctx, programme: number, { partnership }: ListedConcern): Promise<boolean> {
  if (!(await isApart(ctx, programme, partnership))) return false;
  await keepApart(ctx, { programme, partnership, apart: false });
  return true;
}

interface Act {
  programme: number;
  actor: Actor;
  concern: ListedConcern;
}

/** Ends the partnership, and looks for another partner for each member. */
async function part(ctx: Ctx, { programme, actor, concern: { partnership } }: Act): Promise<void> {
  const members = await currentMembers(ctx, programme, partnership);
  const another = members.map(({ person }) => person);
  await endPartnership(ctx, { programme, actor, partnership, another });
}

/** Removes the people it is about from the round. The others come first with another partner. */
async function remove(ctx: Ctx, { programme, actor, concern }: Act): Promise<void> {
  const { partnership } = concern;
  const { round_id: round } = await ctx.db
    .selectFrom('partnership')
    .select('round_id')
    .where('programme_id', '=', programme)
    .where('id', '=', partnership)
    .executeTakeFirstOrThrow();
  for (const person of concern.about) {
    await leavePartnership(ctx, { programme, actor, person, partnership, reason: '', another: false });
    const application = await applicationTo(ctx, programme, round, person);
    if (application?.state === 'waiting')
      await withdraw(ctx, { programme, actor, application: application.id });
  }
}

async function told(
  ctx: Ctx,
  programme: number,
  { concern, decision, lifted }: { concern: ListedConcern; decision: Decision; lifted: boolean },
): Promise<QueuedMail[]> {
  const about = decision === 'nothing' && !lifted ? [] : concern.about;
  const { rounds } = await ctx.db
    .selectFrom('event')
    .select((eb) => eb.fn.countAll<number>().as('rounds'))
    .where('programme_id', '=', programme)
    .where('kind', '=', 'concern-handled')
    .where('subject_kind', '=', 'concern')
    .where('subject_id', '=', concern.id)
    .executeTakeFirstOrThrow();
  return [concern.person, ...about].map((person) => ({
    programme,
    kind: 'concern-decided' as const,
    occasion: `concern:${concern.id}/decision:${rounds}`,
    person,
    data: {
      partnership: concern.partnership,
      concern: concern.id,
      decision,
      isReporter: person === concern.person,
      lifted,
    },
  }));
}
