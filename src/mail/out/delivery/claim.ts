import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Schema } from '../../../db/schema.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import { mayDo, stateAfter } from '../../../rooms/mails/index.ts';

/** Name each column: PostgreSQL plans a query for all columns anew each time, and that takes longer than the claim. */
const COLUMNS = [
  'programme_id',
  'id',
  'kind',
  'occasion',
  'person_id',
  'address',
  'elsewhere',
  'locale',
  'data',
  'urgent',
  'subject',
  'text',
  'html',
  'due_at',
  'edited_at',
  'attempts',
  'message_id',
  'begun',
] as const;

export type OutboxRow = Pick<Selectable<Schema['outbox']>, (typeof COLUMNS)[number]>;

/** A mail that this worker holds for a while. */
export interface Claimed {
  row: OutboxRow;
  lease: string;
  /** Whether a worker died while it held this mail: the mail may be the cause. */
  isOrphan: boolean;
}

/** After this long without a sign of life, another worker may take a claimed mail. */
export const LEASE_MS = 12_000;

export interface Claim {
  mails: Claimed[];
  lease: string;
  until: Date;
}

/** Mails go two ways. So a mail that somebody waits for never stands behind one to a hundred thousand people. */
export type Way = 'urgent' | 'others';

/**
 * Claims up to `most` due mails of a way. Another worker can take them only when this one has died. Programmes take turns, so that one
 * programme's mail to a hundred thousand people holds up no other's letter. A programme that holds its mail back still lets urgent mails
 * pass: otherwise nobody could come in and let mail go, or hear of a thief. Nothing leaves from a programme in the archive.
 */
export async function claimDue(ctx: Ctx, most: number, way: Way): Promise<Claim> {
  const now = ctx.clock.now();
  const lease = randomBytes(9).toString('base64url');
  const until = new Date(now.getTime() + LEASE_MS);
  const rows = await inTheirOrder(ctx.db, async (db) => {
    const due = way === 'urgent' ? dueUrgent(now, most) : dueOthers(now, most);
    const taken = await sql<OutboxRow & { was: string; turn: number }>`
      with ${due}
      update outbox set ${stateAfter('lease')}, lease = ${lease}, leased_until = ${until}
      from due where outbox.programme_id = due.programme_id and outbox.id = due.id and ${mayDo('lease', 'due')}
      returning ${sql.raw(COLUMNS.map((name) => `outbox.${name}`).join(', '))}, due.state as was, due.turn`.execute(
      db,
    );
    return taken.rows;
  });
  rows.sort((a, b) => a.turn - b.turn || a.id - b.id);
  return {
    lease,
    until,
    mails: rows.map((taken) => {
      const { was, turn: _, ...row } = taken;
      return { row, lease, isOrphan: was === 'sending' || row.begun > 0 };
    }),
  };
}

const isOrphan = (now: Date) => sql`o.state = 'sending' and o.leased_until < ${now}`;
const isDue = (now: Date) => sql`o.state = 'waiting' and o.due_at <= ${now}`;

/** The urgent mails that are due, with their rows locked. */
const dueUrgent = (now: Date, most: number) => sql`
  due as (
    select o.programme_id, o.id, o.state, 0 as turn
    from outbox o join programme p on p.id = o.programme_id
    where o.urgent and (${isDue(now)} or ${isOrphan(now)}) and p.archived_at is null
    order by o.due_at, o.id limit ${most} for update of o skip locked
  )`;

/**
 * The other mails whose turn it is, with their rows locked. A `limit` lets the planner find the programmes with due mail without joining
 * all waiting mails. Each such programme gets its share of mails, or a few more; those that are not taken are free again in a moment.
 */
function dueOthers(now: Date, most: number) {
  const isFree = sql`p.archived_at is null and p.mail_paused_at is null`;
  return sql`
    orphan as (
      select o.programme_id, o.id, o.state, 0 as turn
      from outbox o join programme p on p.id = o.programme_id
      where not o.urgent and ${isOrphan(now)} and ${isFree}
      order by o.leased_until limit ${most} for update of o skip locked
    ), open as (
      select p.id from programme p cross join lateral (
        select from outbox o where o.programme_id = p.id and not o.urgent and ${isDue(now)} limit 1) waiting
      where ${isFree}
    ), next as (
      select own.programme_id, own.id, own.state, row_number() over (partition by own.programme_id order by own.due_at, own.id) as turn
      from open cross join lateral (
        select o.programme_id, o.id, o.state, o.due_at from outbox o
        where o.programme_id = open.id and not o.urgent and ${isDue(now)}
        order by o.due_at, o.id
        limit (select ceil(${most}::float / greatest(count(*), 1)) from open) for update skip locked
      ) own
    ), due as (
      select programme_id, id, state, turn from orphan
      union all select programme_id, id, state, turn from next order by turn limit ${most}
    )`;
}

/**
 * Claims without sorting the waiting mails. The index has them in order, so a few are found as quickly among a hundred thousand as among a
 * few. Without this setting the planner sorts all of them, until PostgreSQL has new statistics of an outbox that was just filled or let go.
 */
function inTheirOrder<T>(db: Ctx['db'], take: (db: Ctx['db']) => Promise<T>): Promise<T> {
  if (db.isTransaction) return take(db);
  return db.transaction().execute(async (db) => {
    await sql`select set_config('enable_sort', 'off', true)`.execute(db);
    return take(db);
  });
}
