import { sql } from 'kysely';
import { applicationById, applicationTo } from '../applications/index.ts';
import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { transition } from '../outboxTransitions.ts';
import { roundsOf } from '../programmes/index.ts';
import type { Round } from '../programmes/index.ts';
import { lockMatching } from './lockMatching.ts';

type Refusal = 'state' | 'closed' | 'there' | 'proposed';
type Done = { ok: true } | { ok: false; reason: Refusal };

/** The rounds that an application of a round can move to: later ones that are public and still take applications. */
export async function roundsAfter(ctx: Ctx, programme: number, round: number): Promise<Round[]> {
  return after(await roundsOf(ctx, programme), round, ctx.clock.now());
}

function after(rounds: readonly Round[], round: number, now: Date): Round[] {
  const own = rounds.find(({ id }) => id === round);
  return rounds.filter(
    ({ published_at, cancelled_at, number, dates }) =>
      published_at !== null &&
      cancelled_at === null &&
      number > (own?.number ?? Infinity) &&
      dates.closes.dueAt > now,
  );
}

/**
 * Moves somebody's application to a later round, with its answers and its place among those who come first; whether they are available is asked again there. The
 * person is told. Refused for a draft, for one with a partner or a proposal, and where they applied to that round already.
 */
export async function moveToRound(
  ctx: Ctx,
  input: { programme: number; actor: Actor; application: number; round: number },
): Promise<Done> {
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
    for (const table of ['again_wait', 'unmatched'] as const)
      await ctx.db
        .deleteFrom(table)
        .where('programme_id', '=', programme)
        .where('application_id', '=', application)
        .execute();
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
      data: { before: from.id, was: now.state, waited: now.waiting_reason },
    });
    await tellThem(ctx, { programme, application, person: now.person_id, event });
    return { ok: true };
  });
}

/** Mails somebody in which round their application stands now. */
const tellThem = (
  ctx: Ctx,
  of: { programme: number; application: number; person: number; event: number },
): Promise<void> =>
  ctx.mailer.queue(ctx, [
    {
      programme: of.programme,
      kind: 'application-moved',
      occasion: `event:${of.event}`,
      person: of.person,
      data: { application: of.application },
    },
  ]);

/** Moves it back to where it was, while nothing came of it there. The mail about it stays away when it has not left; else another tells how it stands. */
export async function moveBack(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    application: number;
    before: number;
    was: string;
    waited: string | null;
    undoes: number;
  },
): Promise<Done> {
  const { programme, actor, application, before, was, waited, undoes } = input;
  return inTransaction(ctx, async (ctx) => {
    const own = await applicationById(ctx, programme, application);
    if (!own) return { ok: false, reason: 'state' };
    await lockMatching(ctx, programme, own.round_id);
    const now = await applicationById(ctx, programme, application);
    if (!now || now.round_id === before || !['submitted', 'confirmed'].includes(now.state))
      return { ok: false, reason: 'state' };
    if (await applicationTo(ctx, programme, before, now.person_id)) return { ok: false, reason: 'there' };
    if (await isProposed(ctx, programme, application)) return { ok: false, reason: 'proposed' };
    await putIntoRound(ctx, { programme, application, round: before, state: was, waited });
    const event = await record(ctx, {
      programme,
      actor,
      kind: 'application-moved-back',
      subject: ['application', application],
      round: before,
      undoes,
    });
    const unsent = await transition(ctx.db, 'takeBack', { last_error: 'reason-gone' })
      .where('programme_id', '=', programme)
      .where('kind', '=', 'application-moved')
      .where('occasion', '=', `event:${undoes}`)
      .returning('id')
      .execute();
    if (unsent.length === 0) await tellThem(ctx, { programme, application, person: now.person_id, event });
    return { ok: true };
  });
}

/** Whether they are proposed to somebody, or somebody is asked to take them as a third. */
async function isProposed(ctx: Pick<Ctx, 'db'>, programme: number, application: number): Promise<boolean> {
  const { rows } = await sql`
    select from proposal_member where programme_id = ${programme} and application_id = ${application}
    union all
    select from trio_question where programme_id = ${programme} and application_id = ${application} and closed_at is null`.execute(
    ctx.db,
  );
  return rows.length > 0;
}

/** Puts an application into a round; what was said there of being available was said of the other. */
async function putIntoRound(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  to: { programme: number; application: number; round: number; state: string; waited?: string | null },
): Promise<void> {
  await ctx.db
    .updateTable('application')
    .set({
      round_id: to.round,
      state: to.state,
      state_at: ctx.clock.now(),
      waiting_reason: to.waited ?? null,
      available_asked_at: null,
      available_at: null,
      available_reminded_at: null,
      unavailable_at: null,
      answer_by: null,
      ask_again_at: null,
    })
    .where('programme_id', '=', to.programme)
    .where('id', '=', to.application)
    .execute();
}
