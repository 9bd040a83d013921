import type { Selectable } from 'kysely';
import { often } from '../../db/often.ts';
import type { Schema } from '../../db/schema.ts';
import type { Ctx } from '../ctx.ts';

export type RoundRow = Selectable<Schema['round']>;
export const DATE_KINDS = [
  'opens',
  'closes',
  'availability',
  'matches',
  'introduces',
  'ends',
  'purges',
] as const;
export type DateKind = (typeof DATE_KINDS)[number];

interface PlannedDate {
  /** The organiser's wall time, `2027-03-01T18:00`, which holds. */
  wall: string;
  zone: string;
  dueAt: Date;
  /** When what happens at that date does: `dueAt`, or some minutes after the date was moved close by. */
  actsAt: Date;
  doneAt: Date | null;
}

export interface Round extends RoundRow {
  dates: Record<DateKind, PlannedDate>;
}

/** Where a round stands; derived from its dates, never stored. */
export type Phase = 'cancelled' | 'planned' | 'open' | 'closed' | 'matching' | 'running' | 'ended';

export function phaseOf(round: Round, now: Date): Phase {
  if (round.cancelled_at) return 'cancelled';
  const reached = (kind: DateKind): boolean => round.dates[kind].dueAt <= now;
  if (reached('ends')) return 'ended';
  if (reached('introduces')) return 'running';
  if (reached('matches')) return 'matching';
  if (reached('closes')) return 'closed';
  return reached('opens') ? 'open' : 'planned';
}

const datesOf = often((db, programme: number, rounds: readonly number[]) =>
  db
    .selectFrom('round_date')
    .selectAll()
    .where('programme_id', '=', programme)
    .where((eb) => eb('round_id', '=', eb.fn.any(eb.val(rounds)))),
);

async function withDates(ctx: Pick<Ctx, 'db'>, rows: RoundRow[]): Promise<Round[]> {
  const [first] = rows;
  if (!first) return [];
  const dates = await datesOf(
    ctx.db,
    first.programme_id,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const own = dates
      .filter((date) => date.round_id === row.id)
      .map((date) => [
        date.kind,
        {
          wall: date.wall.replace(' ', 'T').slice(0, 16),
          zone: date.zone,
          dueAt: date.due_at,
          actsAt: date.acts_from && date.acts_from > date.due_at ? date.acts_from : date.due_at,
          doneAt: date.done_at,
        },
      ]);
    return { ...row, dates: Object.fromEntries(own) as Record<DateKind, PlannedDate> };
  });
}

const allOf = often((db, programme: number) =>
  db.selectFrom('round').selectAll().where('programme_id', '=', programme).orderBy('number', 'desc'),
);

/** All rounds of a programme with their dates, newest first. */
export async function roundsOf(ctx: Pick<Ctx, 'db'>, programme: number): Promise<Round[]> {
  return withDates(ctx, await allOf(ctx.db, programme));
}

export async function roundByNumber(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  number: number,
): Promise<Round | null> {
  const rows = await ctx.db
    .selectFrom('round')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('number', '=', number)
    .execute();
  return (await withDates(ctx, rows))[0] ?? null;
}

export async function roundById(ctx: Pick<Ctx, 'db'>, programme: number, id: number): Promise<Round> {
  const rows = await ctx.db
    .selectFrom('round')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .execute();
  const [round] = await withDates(ctx, rows);
  if (!round) throw new Error(`no round ${id}`);
  return round;
}

/** Rounds the public may see, newest first: published, and not called off before anyone saw them open. */
export async function publicRounds(ctx: Pick<Ctx, 'db'>, programme: number): Promise<Round[]> {
  return (await roundsOf(ctx, programme)).filter((round) => round.published_at);
}

/** The public round that opens next, other than `than`; null while none is announced. */
export async function nextRound(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  than: Pick<Round, 'id'> | null,
): Promise<Round | null> {
  const now = ctx.clock.now();
  const open = (await publicRounds(ctx, programme)).filter(
    (round) => round.id !== than?.id && ['planned', 'open'].includes(phaseOf(round, now)),
  );
  const opens = (round: Round): number => round.dates.opens.dueAt.getTime();
  return open.sort((a, b) => opens(a) - opens(b))[0] ?? null;
}

/** Whether the partners of a round are published, which can be before the day of the introduction. */
export async function isIntroduced(ctx: Pick<Ctx, 'db'>, programme: number, round: number): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('publication')
    .select('at')
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .executeTakeFirst();
  return row !== undefined;
}
