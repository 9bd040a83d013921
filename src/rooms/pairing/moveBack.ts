import { applicationById, applicationTo, putIntoRound } from '../applications/index.ts';
import type { SaidOfRound } from '../applications/index.ts';
import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { transition } from '../mails/index.ts';
import { roundsOf } from '../programmes/index.ts';
import { lockMatching } from './lockMatching.ts';
import type { Moved } from './moveOn.ts';
import { isProposed, tellMoved } from './otherRound.ts';
import { standAsRound } from './publication/standAsRound.ts';

/**
 * Undoes moving an application to another round while nothing came of it there. Its answer about being available comes back, too. Drops the
 * mail about the move if it is unsent, and mails how the application stands if it was sent. `standAsRound` handles a round that went on
 * meanwhile.
 */
export async function moveBack(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    application: number;
    before: number;
    was: string;
    waited: string | null;
    said?: SaidOfRound | undefined;
    undoes: number;
  },
): Promise<Moved> {
  const { programme, actor, application, before, was, waited, said, undoes } = input;
  return inTransaction(ctx, async (ctx) => {
    const own = await applicationById(ctx, programme, application);
    if (!own) return { ok: false, reason: 'state' };
    // Locks in the order of the ids, so that no two moves wait for each other.
    for (const round of [own.round_id, before].toSorted((a, b) => a - b))
      await lockMatching(ctx, programme, round);
    const now = await applicationById(ctx, programme, application);
    if (!now || now.round_id === before || !['submitted', 'confirmed'].includes(now.state))
      return { ok: false, reason: 'state' };
    if (await applicationTo(ctx, programme, before, now.person_id)) return { ok: false, reason: 'there' };
    if (await isProposed(ctx, programme, application)) return { ok: false, reason: 'proposed' };
    await putIntoRound(ctx, { programme, application, round: before, state: was, waited, said });
    const event = await record(ctx, {
      programme,
      actor,
      kind: 'application-moved-back',
      subject: ['application', application],
      round: before,
      undoes,
    });
    const one = { application, person: now.person_id, state: was };
    const round = (await roundsOf(ctx, programme)).find(({ id }) => id === before)!;
    await standAsRound(ctx, { programme, actor, round, one, since: await movedAt(ctx, programme, undoes) });
    const unsent = await transition(ctx.db, 'takeBack', { last_error: 'reason-gone' })
      .where('programme_id', '=', programme)
      .where('kind', '=', 'application-moved')
      .where('occasion', '=', `event:${undoes}`)
      .returning('id')
      .execute();
    if (unsent.length === 0) await tellMoved(ctx, { programme, application, person: now.person_id, event });
    return { ok: true };
  });
}

async function movedAt(ctx: Pick<Ctx, 'db'>, programme: number, event: number): Promise<Date> {
  const { at } = await ctx.db
    .selectFrom('event')
    .select('at')
    .where('programme_id', '=', programme)
    .where('id', '=', event)
    .executeTakeFirstOrThrow();
  return at;
}
