import { sql } from 'kysely';
import type { Kysely, Selectable } from 'kysely';
import { often } from '../../../db/often.ts';
import type { Schema } from '../../../db/schema.ts';
import type { Ctx } from '../../ctx.ts';

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
  /** When the date takes effect: `dueAt`, or some minutes after it was moved to a time close by. */
  actsAt: Date;
  doneAt: Date | null;
  /** Whether the work of that date has begun and is not done. */
  isUnderWay: boolean;
  /** How often the date got another time, or its instant moved with a country's clocks. */
  changes: number;
  changedAt: Date | null;
}

export interface Round extends RoundRow {
  dates: Record<DateKind, PlannedDate>;
}

/** The phase of a round; derived from its dates, never stored. */
export type Phase = 'cancelled' | 'planned' | 'open' | 'closed' | 'matching' | 'running' | 'ended';

export function phaseOf(
  round: Pick<Round, 'cancelled_at'> & { dates: Record<DateKind, Pick<PlannedDate, 'dueAt'>> },
  now: Date,
): Phase {
  if (round.cancelled_at) return 'cancelled';
  const reached = (kind: DateKind): boolean => round.dates[kind].dueAt <= now;
  if (reached('ends')) return 'ended';
  if (reached('introduces')) return 'running';
  if (reached('matches')) return 'matching';
  if (reached('closes')) return 'closed';
  return reached('opens') ? 'open' : 'planned';
}

/** The part of a date's `far` while people are told that its instant moved; the date's own work has not begun. */
export const TELLING = 'telling';

/** A date in JSON beside its round: instants as ISO 8601, and a wall time without a zone. */
interface DateRow {
  kind: DateKind;
  wall: string;
  zone: string;
  due_at: string;
  acts_from: string | null;
  done_at: string | null;
  under_way: boolean;
  changes: number;
  changed_at: string | null;
}

/**
 * The columns of `round`, for `roundOf`. Each is named, since a query for all columns is not prepared in transactions (db/prepare.ts), and
 * queries about partnerships take much longer to plan than to answer.
 */
export const ROUND_COLUMNS = [
  'round.id',
  'round.programme_id',
  'round.number',
  'round.label',
  'round.policy',
  'round.rhythm_days',
  'round.created_at',
  'round.published_at',
  'round.cancelled_at',
  'round.copied_from',
  'round.people_looked_to',
  'round.people_checked_at',
] as const satisfies readonly `round.${keyof RoundRow}`[];

/** The dates beside a row of `round`, for `roundOf`. */
export const DATES = sql<
  DateRow[] | null
>`(select json_agg(json_build_object('kind', d.kind, 'wall', d.wall, 'zone', d.zone,
    'due_at', d.due_at, 'acts_from', d.acts_from, 'done_at', d.done_at, 'changes', d.changes, 'changed_at', d.changed_at, 'under_way', d.far is not null and d.far ->> 'part' is distinct from ${sql.lit(TELLING)}) order by d.kind)
  from round_date d where d.programme_id = round.programme_id and d.round_id = round.id)`;

const select = (db: Kysely<Schema>, programme: number) =>
  db
    .selectFrom('round')
    .select(ROUND_COLUMNS)
    .select(DATES.as('dates'))
    .where('programme_id', '=', programme)
    .orderBy('number', 'desc');
const allOf = often(select);
const byNumber = often((db, programme: number, number: number) =>
  select(db, programme).where('number', '=', number),
);
const byId = often((db, programme: number, id: number) => select(db, programme).where('id', '=', id));

/** The rounds of a programme, newest first, for use within a query: the rows that `roundOnLine` reads. */
export const roundsOnLine = (db: Kysely<Schema>, programme: number) =>
  db
    .selectFrom('round')
    .select(['id', 'number', 'label', 'published_at', 'cancelled_at', DATES.as('dates')])
    .where('programme_id', '=', programme)
    .orderBy('number', 'desc');

/** A round with the data that its timeline shows. */
export type RoundOnLine = Pick<Round, 'id' | 'number' | 'label' | 'published_at' | 'cancelled_at' | 'dates'>;

/** A round from a row in JSON. */
export function roundOnLine(
  row: Pick<RoundRow, 'id' | 'number' | 'label'> & {
    published_at: string | null;
    cancelled_at: string | null;
    dates: DateRow[] | null;
  },
): RoundOnLine {
  return {
    ...row,
    published_at: moment(row.published_at),
    cancelled_at: moment(row.cancelled_at),
    dates: datesOf(row.dates),
  };
}

const moment = (text: string | null): Date | null => (text === null ? null : new Date(text));

/** A round from a row with its dates. */
export function roundOf({ dates, ...row }: RoundRow & { dates: DateRow[] | null }): Round {
  return { ...row, dates: datesOf(dates) };
}

function datesOf(dates: DateRow[] | null): Round['dates'] {
  const own = (dates ?? []).map((date): [DateKind, PlannedDate] => {
    const dueAt = new Date(date.due_at);
    const from = date.acts_from === null ? dueAt : new Date(date.acts_from);
    return [
      date.kind,
      {
        wall: date.wall.slice(0, 16),
        zone: date.zone,
        dueAt,
        actsAt: from > dueAt ? from : dueAt,
        doneAt: date.done_at === null ? null : new Date(date.done_at),
        isUnderWay: date.under_way,
        changes: date.changes,
        changedAt: date.changed_at === null ? null : new Date(date.changed_at),
      },
    ];
  });
  return Object.fromEntries(own) as Record<DateKind, PlannedDate>;
}

/** All rounds of a programme with their dates, newest first. */
export async function roundsOf(ctx: Pick<Ctx, 'db'>, programme: number): Promise<Round[]> {
  return (await allOf(ctx.db, programme)).map(roundOf);
}

export async function roundByNumber(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  number: number,
): Promise<Round | null> {
  const [row] = await byNumber(ctx.db, programme, number);
  return row ? roundOf(row) : null;
}

export async function roundById(ctx: Pick<Ctx, 'db'>, programme: number, id: number): Promise<Round> {
  const [row] = await byId(ctx.db, programme, id);
  if (!row) throw new Error(`no round ${id}`);
  return roundOf(row);
}

/** The rounds that the public may see, newest first: published, and not called off before anyone saw them open. */
export async function publicRounds(ctx: Pick<Ctx, 'db'>, programme: number): Promise<Round[]> {
  return (await roundsOf(ctx, programme)).filter((round) => round.published_at);
}

/** The public round that opens next, apart from `than`; null when none is announced. */
export async function nextRound(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  than: Pick<Round, 'id'> | null,
): Promise<Round | null> {
  return nextOf(await publicRounds(ctx, programme), ctx.clock.now(), than);
}

/** The same as `nextRound`, from public rounds that were read already. */
export function nextOf(rounds: readonly Round[], now: Date, than: Pick<Round, 'id'> | null): Round | null {
  const coming = rounds.filter(
    (round) => round.id !== than?.id && ['planned', 'open'].includes(phaseOf(round, now)),
  );
  const opens = (round: Round): number => round.dates.opens.dueAt.getTime();
  return coming.sort((a, b) => opens(a) - opens(b))[0] ?? null;
}

/** Whether the partners of a round are published, which may be before the day of the introduction. */
export async function isIntroduced(ctx: Pick<Ctx, 'db'>, programme: number, round: number): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('publication')
    .select('at')
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .executeTakeFirst();
  return row !== undefined;
}
