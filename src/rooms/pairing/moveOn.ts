import { sql } from 'kysely';
import {
  applicationById,
  applicationTo,
  foreseen,
  putIntoRound,
  saidOfRound,
} from '../applications/index.ts';
import type { Foreseen } from '../applications/index.ts';
import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { roundsOf } from '../programmes/index.ts';
import type { Round } from '../programmes/index.ts';
import { forgetWhyUnmatched } from './again/forgetWhyUnmatched.ts';
import { lockMatching } from './lockMatching.ts';
import { isProposed, tellMoved } from './otherRound.ts';

export type Moved = { ok: true } | { ok: false; reason: 'state' | 'closed' | 'there' | 'proposed' };

/** The rounds to which an application of a round can move: later public rounds that still take applications. */
export async function roundsAfter(ctx: Ctx, programme: number, round: number): Promise<Round[]> {
  return after(await roundsOf(ctx, programme), round, ctx.clock.now());
}

function after(rounds: readonly Round[], round: number, now: Date): Round[] {
  const own = rounds.find(({ id }) => id === round);
  return rounds.filter((one) => one.number > (own?.number ?? Infinity) && takes(one, now));
}

const takes = ({ published_at, cancelled_at, dates }: Round, now: Date): boolean =>
  published_at !== null && cancelled_at === null && dates.closes.dueAt > now;

/**
 * Moves an application to a later round, with its answers and its precedence, and tells the person. They are asked anew there whether they
 * are available. Refuses a draft, and an application with a partner or a proposal. Also refuses when the person has applied to that round
 * already.
 */
export async function moveToRound(
  ctx: Ctx,
  input: { programme: number; actor: Actor; application: number; round: number },
): Promise<Moved> {
  const { programme, actor, application } = input;
  return inTransaction(ctx, async (ctx) => {
    const rounds = await roundsOf(ctx, programme);
    const own = await applicationById(ctx, programme, application);
    const from = rounds.find(({ id }) => id === own?.round_id);
    if (!own || !from) return { ok: false, reason: 'state' };
    const to = after(rounds, from.id, ctx.clock.now()).find(({ id }) => id === input.round);
    if (!to) return { ok: false, reason: 'closed' };
    await lockMatching(ctx, programme, from.id);
    const now = await applicationById(ctx, programme, application);
    if (now?.round_id !== from.id || !['submitted', 'confirmed', 'waiting'].includes(now.state))
      return { ok: false, reason: 'state' };
    if (await applicationTo(ctx, programme, to.id, now.person_id)) return { ok: false, reason: 'there' };
    if (await isProposed(ctx, programme, application)) return { ok: false, reason: 'proposed' };
    await forgetWhyUnmatched(ctx, programme, [application]);
    await putIntoRound(ctx, {
      programme,
      application,
      round: to.id,
      state: now.state === 'waiting' ? 'confirmed' : now.state,
    });
    const event = await record(ctx, {
      programme,
      actor,
      kind: 'application-moved',
      subject: ['application', application],
      round: to.id,
      data: { before: from.id, was: now.state, waited: now.waiting_reason, said: saidOfRound(now) },
    });
    await tellMoved(ctx, { programme, application, person: now.person_id, event });
    return { ok: true };
  });
}

/** Why `moveToRound` would refuse some applications. Without a round: why it would refuse them for any round. */
export async function foreseeMoves(
  ctx: Ctx,
  chosen: { programme: number; applications: readonly number[]; round: number | null },
): Promise<Foreseen> {
  const { programme, round } = chosen;
  const now = ctx.clock.now();
  const to = (await roundsOf(ctx, programme)).find((one) => one.id === round && takes(one, now));
  return foreseen(
    ctx,
    chosen,
    sql`case when a.id is null then 'state'
      when ${round !== null} and (r.number < ${to?.number ?? null}::int) is not true then 'closed'
      when a.state not in ('submitted', 'confirmed', 'waiting') then 'state'
      when exists (select from application other where other.programme_id = a.programme_id
        and other.round_id = ${round}::bigint and other.person_id = a.person_id) then 'there'
      when exists (select from proposal_member m where m.programme_id = a.programme_id and m.application_id = a.id)
        or exists (select from trio_question q
          where q.programme_id = a.programme_id and q.application_id = a.id and q.closed_at is null) then 'proposed' end`,
  );
}
