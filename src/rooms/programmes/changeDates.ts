import { sql } from 'kysely';
import { wallToInstant } from '../../lib/time.ts';
import type { Wall } from '../../lib/time.ts';
import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { checkDates, daysBetween, sameDate } from './dates.ts';
import type { DateProblems, RoundDates, WallDate } from './dates.ts';
import { DATE_KINDS, phaseOf, roundById } from './rounds.ts';
import type { DateKind, Round } from './rounds.ts';
import { tellApplicants } from './tellApplicants.ts';

/** Once done, these cannot be done again, so their dates stay. The others may move, even back into the future. */
const FINAL: ReadonlySet<DateKind> = new Set(['introduces', 'ends', 'purges']);

/**
 * Gives a round other dates; its topics move along with the introduction. Who applied to a public round is told by mail, once per change.
 * Nothing happens when the dates are those it has.
 */
export async function changeDates(
  ctx: Ctx,
  input: { programme: number; actor: Actor; round: number; dates: RoundDates; undoes?: number },
): Promise<{ ok: true; told: number } | { ok: false; reason: 'dates'; problems: DateProblems }> {
  const { programme, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    await lockRound(ctx, programme, input.round);
    const round = await roundById(ctx, programme, input.round);
    const changed = DATE_KINDS.filter((kind) => !sameDate(round.dates[kind], input.dates[kind]));
    const problems = checkDates(input.dates);
    for (const kind of changed)
      if (FINAL.has(kind) && round.dates[kind].doneAt) problems[kind] ??= { reason: 'done' };
    if (Object.keys(problems).length > 0) return { ok: false, reason: 'dates', problems };
    if (changed.length === 0) return { ok: true, told: 0 };
    for (const kind of changed) await writeDate(ctx, round, kind, input.dates[kind]);
    await moveTopics(ctx, round, input.dates.introduces.wall);
    const event = await record(ctx, {
      programme,
      actor,
      kind: 'round-dates-changed',
      subject: ['round', round.id],
      round: round.id,
      data: { before: only(round.dates, changed), after: only(input.dates, changed) },
      ...(input.undoes ? { undoes: input.undoes } : {}),
    });
    const now = await roundById(ctx, programme, round.id);
    return { ok: true, told: await tellOfDates(ctx, now, changed, event) };
  });
}

/** Takes a change of dates back, unless one of those dates has moved on since. */
export async function undoDates(
  ctx: Ctx,
  input: { programme: number; actor: Actor; event: number },
): Promise<{ ok: true } | { ok: false; reason: 'changed-since' }> {
  return inTransaction(ctx, async (ctx) => {
    const event = await ctx.db
      .selectFrom('event')
      .select(['subject_id', 'data'])
      .where('programme_id', '=', input.programme)
      .where('id', '=', input.event)
      .where('kind', '=', 'round-dates-changed')
      .executeTakeFirstOrThrow();
    const { before, after } = event.data as Record<'before' | 'after', Partial<RoundDates>>;
    const round = await roundById(ctx, input.programme, event.subject_id);
    const moved = DATE_KINDS.some((kind) => after[kind] && !sameDate(round.dates[kind], after[kind]));
    if (moved) return { ok: false, reason: 'changed-since' };
    const dates = { ...only(round.dates, DATE_KINDS), ...before } as RoundDates;
    const done = await changeDates(ctx, { ...input, round: round.id, dates, undoes: input.event });
    return done.ok ? { ok: true } : { ok: false, reason: 'changed-since' };
  });
}

/** Mails the people of a public round that is under way what moved. Returns how many are told. */
export async function tellOfDates(
  ctx: Ctx,
  round: Round,
  changed: readonly DateKind[],
  event: number,
): Promise<number> {
  const phase = phaseOf(round, ctx.clock.now());
  if (!round.published_at || phase === 'cancelled' || phase === 'ended') return 0;
  return tellApplicants(ctx, round, {
    kind: 'dates-changed',
    occasion: `event:${event}`,
    data: { round: round.id, kinds: [...changed] },
  });
}

/** Two volunteers never change one round at the same moment. */
export async function lockRound(ctx: Ctx, programme: number, round: number): Promise<void> {
  await ctx.db
    .selectFrom('round')
    .select('id')
    .where('programme_id', '=', programme)
    .where('id', '=', round)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

async function writeDate(ctx: Ctx, round: Round, kind: DateKind, date: WallDate): Promise<void> {
  const dueAt = wallToInstant(date.wall, date.zone);
  await ctx.db
    .updateTable('round_date')
    .set({
      wall: date.wall,
      zone: date.zone,
      due_at: dueAt,
      // What comes again is to be done again: a closing that is put off, say.
      ...(dueAt > ctx.clock.now() ? { done_at: null } : {}),
    })
    .where('programme_id', '=', round.programme_id)
    .where('round_id', '=', round.id)
    .where('kind', '=', kind)
    .execute();
}

/** Topics stay as many days after the introduction as they were; those whose mails are in the outbox stay where they are. */
async function moveTopics(ctx: Ctx, round: Round, introduces: Wall): Promise<void> {
  const days = daysBetween(round.dates.introduces.wall, introduces);
  if (days === 0) return;
  await ctx.db
    .updateTable('round_topic')
    .set({
      day: sql`day + ${days}::int`,
      // In UTC, where every day has 24 hours.
      due_at: sql`due_at + make_interval(hours => ${days * 24}::int)`,
    })
    .where('programme_id', '=', round.programme_id)
    .where('round_id', '=', round.id)
    .where('queued_at', 'is', null)
    .execute();
}

function only(dates: RoundDates, kinds: readonly DateKind[]): Partial<RoundDates> {
  return Object.fromEntries(
    kinds.map((kind) => [kind, { wall: dates[kind].wall, zone: dates[kind].zone }]),
  ) as Partial<RoundDates>;
}
