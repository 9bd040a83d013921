import { isOvertaken, versionOf } from '../../../lib/text/version.ts';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { eventData, record } from '../../log/index.ts';
import { checkDates, sameDate } from './checkDates.ts';
import type { DateProblems, RoundDates } from './checkDates.ts';
import { moveDate } from './moveDate.ts';
import { DATE_KINDS, isIntroduced, roundById } from '../rounds/rounds.ts';
import type { DateKind } from '../rounds/rounds.ts';
import { tellOfDates } from './tellOfDates.ts';

/**
 * Once the work of these dates has begun or is done, it cannot be done again, so the dates stay. The others may move, even back into the
 * future.
 */
const FINAL: ReadonlySet<DateKind> = new Set(['introduces', 'ends', 'purges']);
/** The same for these dates once partners are published: nobody can be asked or chosen any more. */
const BEFORE_PARTNERS: ReadonlySet<DateKind> = new Set(['closes', 'availability', 'matches']);

const wordsOf = (dates: RoundDates) => DATE_KINDS.map((kind) => [dates[kind].wall, dates[kind].zone]);

/** The version of a round's dates. */
export const datesVersion = (dates: RoundDates): string => versionOf(wordsOf(dates));

/**
 * Changes the dates of a round; its topics move along with the introduction. Applicants of a public round are told by mail, once per
 * change. Those who have not answered whether they are available are asked again when their time changes. For some minutes none of these
 * mails leaves (`TAKE_BACK_MINUTES`), and the change can be undone as if it had never been. Nothing happens when the dates are the same.
 * `base` is the `datesVersion` that the writer began with: with it, nothing overwrites dates that somebody else saved meanwhile.
 */
export async function changeDates(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    round: number;
    dates: RoundDates;
    base?: string | undefined;
    undoes?: number;
  },
): Promise<
  { ok: true; told: number } | { ok: false; reason: 'dates' | 'overtaken'; problems: DateProblems }
> {
  const { programme, actor } = input;
  return inTransaction(ctx, async (ctx) => {
    await lockRound(ctx, programme, input.round);
    const round = await roundById(ctx, programme, input.round);
    const changed = DATE_KINDS.filter((kind) => !sameDate(round.dates[kind], input.dates[kind]));
    const problems = checkDates(input.dates);
    const introduced = await isIntroduced(ctx, programme, round.id);
    for (const kind of changed) {
      const { doneAt, isUnderWay } = round.dates[kind];
      if ((FINAL.has(kind) && (doneAt || isUnderWay)) || (BEFORE_PARTNERS.has(kind) && introduced))
        problems[kind] ??= { reason: 'done' };
    }
    if (Object.keys(problems).length > 0) return { ok: false, reason: 'dates', problems };
    if (changed.length === 0) return { ok: true, told: 0 };
    if (isOvertaken(input.base, wordsOf(round.dates)))
      return { ok: false, reason: 'overtaken', problems: {} };
    for (const kind of changed) await moveDate(ctx, round, kind, input.dates[kind]);
    const before = only(round.dates, changed);
    const event = await record(ctx, {
      programme,
      actor,
      kind: 'round-dates-changed',
      subject: ['round', round.id],
      round: round.id,
      data: { before, after: only(input.dates, changed) },
      ...(input.undoes ? { undoes: input.undoes } : {}),
    });
    const now = await roundById(ctx, programme, round.id);
    const isUndo = input.undoes !== undefined;
    for (const { datesChanged } of ctx.brought.follows)
      await datesChanged?.(ctx, { before: round, after: now, isUndo });
    return { ok: true, told: await tellOfDates(ctx, now, { was: round, before, event, isUndo }) };
  });
}

/** Undoes a change of dates, unless one of those dates has been moved since. */
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
    const { before, after } = eventData(ctx, 'round-dates-changed', event.data);
    const round = await roundById(ctx, input.programme, event.subject_id);
    const moved = DATE_KINDS.some((kind) => after[kind] && !sameDate(round.dates[kind], after[kind]));
    if (moved) return { ok: false, reason: 'changed-since' };
    const dates = { ...only(round.dates, DATE_KINDS), ...before } as RoundDates;
    const done = await changeDates(ctx, { ...input, round: round.id, dates, undoes: input.event });
    return done.ok ? { ok: true } : { ok: false, reason: 'changed-since' };
  });
}

/** Locks a round, so that two volunteers never change it at the same moment. */
export async function lockRound(ctx: Ctx, programme: number, round: number): Promise<void> {
  await ctx.db
    .selectFrom('round')
    .select('id')
    .where('programme_id', '=', programme)
    .where('id', '=', round)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

function only(dates: RoundDates, kinds: readonly DateKind[]): Partial<RoundDates> {
  return Object.fromEntries(
    kinds.map((kind) => [kind, { wall: dates[kind].wall, zone: dates[kind].zone }]),
  ) as Partial<RoundDates>;
}
