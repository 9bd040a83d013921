import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { hasTime, inTransaction, whileTime } from './ctx.ts';
import type { Ctx } from './ctx.ts';
import type { Table } from './claim.ts';

// A duty does what is due piece by piece and asks between two of them whether it has time for another, so that no crowd makes a turn long.

/** Things of a piece: few enough that it takes a moment, and that nobody waits for longer who wants one of their rows. */
export const PIECE = 250;
/** Rows of a piece that go by themselves, without others that hang on them. */
const ROWS = 2000;

/**
 * Does what is due of one kind, each piece in a transaction of its own; `act` leaves alone what is due no more by then. One that is
 * killed, or has no time for the rest, finds the rest the next time. Answers whether there is time for another kind.
 */
export async function byPieces<T>(
  ctx: Ctx,
  due: readonly T[],
  act: (ctx: Ctx, piece: T[]) => Promise<unknown>,
  size = PIECE,
): Promise<boolean> {
  const starts = Array.from({ length: Math.ceil(due.length / size) }, (_, n) => n * size);
  for (const at of whileTime(ctx, starts))
    await inTransaction(ctx, (ctx) => act(ctx, due.slice(at, at + size)));
  return due.length === 0 || hasTime(ctx);
}

/** The same for things that are in some programme: each piece is of one. */
export async function byPiecesOf<T extends { programme: number }>(
  ctx: Ctx,
  due: readonly T[],
  act: (ctx: Ctx, programme: number, piece: T[]) => Promise<unknown>,
  size = PIECE,
): Promise<boolean> {
  for (const [programme, own] of Map.groupBy(due, (one) => one.programme))
    if (!(await byPieces(ctx, own, (ctx, piece) => act(ctx, programme, piece), size))) return false;
  return true;
}

/** Rows that are found at once and done in pieces: finding a whole crowd in each turn would take longer than a piece. */
const FOUND = 1000;

/**
 * The same, where `read` finds the next of them, at most so many, and none that `act` has done: as long as there are more and there is time.
 */
export async function byPiecesFound<T extends { programme: number }>(
  ctx: Ctx,
  read: (atMost: number) => Promise<readonly T[]>,
  act: (ctx: Ctx, programme: number, piece: T[]) => Promise<unknown>,
  size = PIECE,
): Promise<boolean> {
  for (let before: string | null = null; ;) {
    const due = await read(FOUND);
    // Found again is only what another process holds at this moment: it is left for the next time.
    const first = JSON.stringify(due[0]);
    if (first === before) return false;
    before = first;
    if (!(await byPiecesOf(ctx, due, act, size))) return false;
    if (due.length < FOUND) return true;
  }
}

/** Removes the rows of a table for which a condition on its columns holds. Answers whether there is time for another kind. */
export const removeByPieces = (
  ctx: Pick<Ctx, 'db' | 'hasTime'>,
  table: Table,
  which: RawBuilder<unknown>,
  size = ROWS,
): Promise<boolean> => clear(ctx, { table, which, size });

/** Changes rows of a table in pieces; the change must end the condition that finds them. Returns whether time is left for another kind. */
export const changeByPieces = (
  ctx: Pick<Ctx, 'db' | 'hasTime'>,
  table: Table,
  set: RawBuilder<unknown>,
  which: RawBuilder<unknown>,
  size = ROWS,
): Promise<boolean> => clear(ctx, { table, set, which, size });

/** Rows of a table for which a condition on its columns holds: they go or, with `set`, change, and after the change it holds no more. */
export interface Rows {
  table: Table;
  which: RawBuilder<unknown>;
  set?: RawBuilder<unknown>;
  /** Rows of a piece. */
  size?: number;
}

export const rowsWhich = (
  table: Table,
  which: RawBuilder<unknown>,
  how: Pick<Rows, 'set' | 'size'> = {},
): Rows => ({ table, which, ...how });

/**
 * Removes rows of several tables, in order. One query finds which tables have any: mostly none has. Rows that become
 * removable meanwhile are found in the next run. Returns whether time is left.
 */
export async function clearByPieces(
  ctx: Pick<Ctx, 'db' | 'hasTime'>,
  kinds: readonly Rows[],
): Promise<boolean> {
  // Counts up to a piece, so that rows are found as for the removal: for "exists" PostgreSQL expects one soon and reads the table.
  const looks = kinds.map(
    ({ table, which, size = ROWS }, nth) =>
      sql`(select count(*) > 0 from (select from ${sql.table(table)} where ${which} limit ${size}) due) as ${sql.id(`is_${nth}`)}`,
  );
  const { rows } = await sql<Record<string, boolean>>`select ${sql.join(looks)}`.execute(ctx.db);
  for (const [nth, kind] of kinds.entries())
    if (rows[0]![`is_${nth}`] && !(await clear(ctx, kind))) return false;
  return true;
}

async function clear(
  ctx: Pick<Ctx, 'db' | 'hasTime'>,
  { table, which, set, size = ROWS }: Rows,
): Promise<boolean> {
  const act = set ? sql`update ${sql.table(table)} set ${set}` : sql`delete from ${sql.table(table)}`;
  for (;;) {
    // Rows are named by their place on the disk (ctid), which holds within one statement. A row that changes at this moment is left for the next time.
    const { numAffectedRows = 0n } = await sql`
      ${act} where ctid = any(array(select ctid from ${sql.table(table)} where ${which} limit ${size}))`.execute(
      ctx.db,
    );
    if (numAffectedRows < size) return numAffectedRows === 0n || hasTime(ctx);
    if (!hasTime(ctx)) return false;
  }
}

/** The numbers of the next things of a round that are to be purged, and what the purge answers of them. */
export async function nextOf(
  ctx: Pick<Ctx, 'db'>,
  table: 'partnership' | 'proposal',
  { programme, round, after, atMost }: { programme: number; round: number; after: number; atMost: number },
): Promise<{ ids: number[]; purged: { things: number; last: number } }> {
  const { rows } = await sql<{ id: number }>`
    select id from ${sql.table(table)}
    where programme_id = ${programme} and round_id = ${round} and id > ${after} order by id limit ${atMost}`.execute(
    ctx.db,
  );
  const ids = rows.map(({ id }) => id);
  return { ids, purged: { things: ids.length, last: ids.at(-1) ?? after } };
}
