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
 * When a country changes its clocks, the organisers' wall times hold and the instants move. Finds dates to come whose stored instant
 * is no longer the one their wall time and zone give, mends them, and tells who applied.
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
        .set({ due_at: wallToInstant(wall, zone) })
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
    await note(ctx, { programme, round: id, kind: kinds[0]! }, { part: TELLING, after: 0, count: event });
  });
}

interface Which {
  programme: number;
  round: number;
  kind: DateKind;
}

/** Mails those who applied, a piece at a time; the first of the dates that were mended tells how far that has come. */
async function tellUntold(ctx: Ctx): Promise<void> {
  const { rows } = await sql<Which & { far: Far }>`
    select programme_id as programme, round_id as round, kind, far from round_date
    where far ->> 'part' = ${TELLING} order by programme_id, round_id`.execute(ctx.db);
  for (const { far, ...which } of whileTime(ctx, rows))
    for (let at: Far = far; ;) {
      const last = await inTransaction(ctx, (ctx) => tellSome(ctx, which, at));
      if (last === null) break;
      if (!hasTime(ctx)) return;
      at = { ...at, after: last };
    }
}

/** Answers the number of the last who was mailed, while more may follow. */
async function tellSome(ctx: Ctx, which: Which, far: Far): Promise<number | null> {
  const { programme, round } = which;
  const event = far.count ?? 0;
  const { data } = await ctx.db
    .selectFrom('event')
    .select('data')
    .where('programme_id', '=', programme)
    .where('id', '=', event)
    .executeTakeFirstOrThrow();
  const { kinds } = eventData(ctx, 'round-times-moved', data);
  const told = { kinds, event, after: far.after };
  const last = await tellOfInstants(ctx, await roundById(ctx, programme, round), told);
  await note(ctx, which, last === null ? null : { ...far, after: last });
  return last;
}

async function note(ctx: Ctx, { programme, round, kind }: Which, far: Far | null): Promise<void> {
  await ctx.db
    .updateTable('round_date')
    .set({ far: far && json(far) })
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .where('kind', '=', kind)
    .execute();
}
