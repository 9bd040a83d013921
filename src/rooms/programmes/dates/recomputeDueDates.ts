import { wallToInstant } from '../../../lib/time/time.ts';
import { sql } from 'kysely';
import { json } from '../../../db/json.ts';
import type { Far } from '../../../db/schema.ts';
import { hasTime, inTransaction, whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { eventData, record } from '../../log/index.ts';
import { lockRound } from './changeDates.ts';
import { DATE_KINDS, TELLING, roundById } from '../rounds/rounds.ts';
import type { DateKind } from '../rounds/rounds.ts';
import { tellOfInstants } from './tellOfDates.ts';

/**
 * When a country changes its clocks, the organisers' wall times hold and the instants move. Finds coming dates whose stored instant no
 * longer matches their wall time and zone, corrects them, and tells the people who applied.
 */
export async function recomputeDueDates(ctx: Ctx): Promise<void> {
  const rows = await ctx.db
    .selectFrom('round_date')
    .innerJoin('round', (join) =>
      join
        .onRef('round.programme_id', '=', 'round_date.programme_id')
        .onRef('round.id', '=', 'round_date.round_id'),
    )
    .select(['round.programme_id as programme', 'round.id as round', 'wall', 'zone', 'due_at'])
    .where('round_date.done_at', 'is', null)
    .where('round_date.due_at', '>', ctx.clock.now())
    .where('round.cancelled_at', 'is', null)
    .execute();
  const stale = rows.filter((row) => wallToInstant(row.wall, row.zone).getTime() !== row.due_at.getTime());
  const rounds = new Map(stale.map((row) => [row.round, row.programme]));
  for (const [round, programme] of whileTime(ctx, rounds)) await mend(ctx, programme, round);
  await tellUntold(ctx);
}

async function mend(ctx: Ctx, programme: number, id: number): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await lockRound(ctx, programme, id);
    const round = await roundById(ctx, programme, id);
    const kinds = DATE_KINDS.filter((kind) => {
      const { wall, zone, dueAt, doneAt } = round.dates[kind];
      return !doneAt && dueAt > ctx.clock.now() && wallToInstant(wall, zone).getTime() !== dueAt.getTime();
    });
    // Another process may have been faster.
    if (kinds.length === 0) return;
    for (const kind of kinds) {
      const { wall, zone } = round.dates[kind];
      await ctx.db
        .updateTable('round_date')
        .set({
          due_at: wallToInstant(wall, zone),
          changes: sql`changes + 1`,
          changed_at: ctx.clock.now(),
        })
        .where('programme_id', '=', programme)
        .where('round_id', '=', id)
        .where('kind', '=', kind)
        .execute();
    }
    const event = await record(ctx, {
      programme,
      actor: { kind: 'timetable' },
      kind: 'round-times-moved',
      subject: ['round', id],
      round: id,
      data: { kinds },
    });
    await beginTelling(ctx, { programme, round: id, event });
  });
}

/**
 * Notes with the last date of the round that people are to be told. When that date falls due, the round has ended and nobody needs to hear
 * any more. So no progress of the date's own work replaces the note while there is something to tell. A change of dates leaves the note
 * there.
 */
async function beginTelling(
  ctx: Ctx,
  { programme, round, event }: { programme: number; round: number; event: number },
): Promise<void> {
  const far: Far = { part: TELLING, after: 0, count: event };
  await sql`
    update round_date set far = ${json(far)} where programme_id = ${programme} and round_id = ${round} and kind = (
      select last.kind from round_date last where last.programme_id = ${programme} and last.round_id = ${round}
        and last.done_at is null and last.far is null order by last.due_at desc, last.kind desc limit 1)`.execute(
    ctx.db,
  );
}

interface Told {
  programme: number;
  round: number;
  kind: DateKind;
  /** The event of which people are told. */
  event: number;
}

/** Mails the people who applied, a piece at a time; the date with the note holds the progress. */
async function tellUntold(ctx: Ctx): Promise<void> {
  const { rows } = await sql<Told>`
    select programme_id as programme, round_id as round, kind, (far ->> 'count')::bigint as event from round_date
    where far ->> 'part' = ${TELLING} order by programme_id, round_id`.execute(ctx.db);
  for (const told of whileTime(ctx, rows))
    while (await inTransaction(ctx, (ctx) => tellSome(ctx, told))) if (!hasTime(ctx)) return;
}

/**
 * Tells some more people of the dates that are still to come; dates that have fallen due meanwhile are left out. Returns whether there may
 * be others to tell: not when another process does so or the dates are being changed, since the next tick looks again.
 */
async function tellSome(ctx: Ctx, told: Told): Promise<boolean> {
  const { programme, event } = told;
  const far = await lockFar(ctx, told);
  if (!far) return false;
  const { data } = await ctx.db
    .selectFrom('event')
    .select('data')
    .where('programme_id', '=', programme)
    .where('id', '=', event)
    .executeTakeFirstOrThrow();
  const round = await roundById(ctx, programme, told.round);
  const moved = eventData(ctx, 'round-times-moved', data).kinds;
  const kinds = moved.filter((kind) => round.dates[kind].dueAt > ctx.clock.now());
  const last = kinds.length > 0 ? await tellOfInstants(ctx, round, { kinds, event, after: far.after }) : null;
  await ctx.db
    .updateTable('round_date')
    .set({ far: last === null ? null : json<Far>({ ...far, after: last }) })
    .where('programme_id', '=', programme)
    .where('round_id', '=', told.round)
    .where('kind', '=', told.kind)
    .execute();
  return last !== null;
}

/** The progress, with the round and the date locked as for a date that falls due; null when they are locked, or telling is over. */
async function lockFar(ctx: Ctx, { programme, round, kind, event }: Told): Promise<Far | null> {
  const { rows } = await sql<{ far: Far }>`
    select d.far from round_date d join round r on r.programme_id = d.programme_id and r.id = d.round_id
    where d.programme_id = ${programme} and d.round_id = ${round} and d.kind = ${kind}
      and d.far ->> 'part' = ${TELLING} and (d.far ->> 'count')::bigint = ${event}
    for no key update of d, r skip locked`.execute(ctx.db);
  return rows[0]?.far ?? null;
}
