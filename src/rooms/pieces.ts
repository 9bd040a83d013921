import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { hasTime, inTransaction, whileTime } from './ctx.ts';
import type { Ctx } from './ctx.ts';
import type { Table } from './claim.ts';

// A duty works piece by piece and asks after each piece whether it has time for another, so that no crowd makes its run long.

/** Things in one piece: few enough to take only a moment, so that nobody who needs one of their rows waits longer. */
export const PIECE = 250;
/** Rows in one piece, for rows that are removed alone, without rows that depend on them. */
const ROWS = 2000;

/**
 * Does what is due of one kind, each piece in a transaction of its own; `act` leaves out things that are no longer due by then. If it is
 * killed or has no time for the rest, the next run finds the rest. Returns whether there is time for another kind.
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

/** The same for things of several programmes: each piece belongs to one programme. */
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

/** Rows that are found at once and handled in pieces: finding a whole crowd in each run would take longer than a piece. */
const FOUND = 1000;

/**
 * The same, with `read` to find the next things, at most so many, and none that `act` has handled: as long as there are more and there is
 * time.
 */
export async function byPiecesFound<T extends { programme: number }>(
  ctx: Ctx,
  read: (atMost: number) => Promise<readonly T[]>,
  act: (ctx: Ctx, programme: number, piece: T[]) => Promise<unknown>,
  size = PIECE,
): Promise<boolean> {
  for (let before: string | null = null; ;) {
    const due = await read(FOUND);
    // Things found twice are held by another process at this moment: they are left for the next run.
    const first = JSON.stringify(due[0]);
    if (first === before) return false;
    before = first;
    if (!(await byPiecesOf(ctx, due, act, size))) return false;
    if (due.length < FOUND) return true;
  }
}

/** Removes the rows of a table that meet a condition on its columns. Returns whether there is time for another kind. */
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

/** Rows of a table that meet a condition on its columns: they are removed or, with `set`, changed so that they no longer meet it. */
export interface Rows {
  table: Table;
  which: RawBuilder<unknown>;
  set?: RawBuilder<unknown>;
  /** The number of rows in a piece. */
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
  // Count up to a piece, so that rows are found as in the removal: with "exists" PostgreSQL expects to find one soon and reads the table.
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
    // Rows are named by their place on the disk (ctid), which holds within one statement. A row that changes at this moment is left for the
    // next run.
    const { numAffectedRows = 0n } = await sql`
      ${act} where ctid = any(array(select ctid from ${sql.table(table)} where ${which} limit ${size}))`.execute(
      ctx.db,
    );
    if (numAffectedRows < size) return numAffectedRows === 0n || hasTime(ctx);
    if (!hasTime(ctx)) return false;
  }
}

/** The ids of the next things of a round that are to be purged, and what the purge returns about them. */
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
