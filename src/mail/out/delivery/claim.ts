import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Schema } from '../../../db/schema.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import { mayDo, stateAfter } from '../../../rooms/outboxTransitions.ts';

/** Each by its name: what asks for every column is planned anew each time, which takes longer than to claim. */
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

/** A mail that is this worker's for a while. */
export interface Claimed {
  row: OutboxRow;
  lease: string;
  /** Whether a worker died that had it: it may be the mail's doing. */
  isOrphan: boolean;
}

/** A claimed mail is another worker's again after this long without a sign of life. */
export const LEASE_MS = 12_000;

export interface Claim {
  mails: Claimed[];
  lease: string;
  until: Date;
}

/** Mails go two ways, so that what somebody sits and waits for never stands behind what goes to a hundred thousand. */
export type Way = 'urgent' | 'others';

/**
 * Takes up to `most` mails of a way that are due: each is another worker's only when this one has died. Programmes take turns with the others,
 * so that one that mails to a hundred thousand holds up no other's letter. One that holds its mail back still lets urgent ones pass, or
 * nobody could come in and let it go, or hear of a thief; of one in the archive nothing leaves.
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

/** The urgent mails that are due, locked. */
const dueUrgent = (now: Date, most: number) => sql`
  due as (
    select o.programme_id, o.id, o.state, 0 as turn
    from outbox o join programme p on p.id = o.programme_id
    where o.urgent and (${isDue(now)} or ${isOrphan(now)}) and p.archived_at is null
    order by o.due_at, o.id limit ${most} for update of o skip locked
  )`;

/**
 * The others whose turn it is, locked. A limit keeps the planner from joining all that wait to find the programmes that have some. Of each programme that has some as many as are its share, or a few more: those that are not taken are
 * free again in a moment.
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
 * Without sorting what waits: the index has the mails in their order, so that some are found as soon among a hundred thousand as among a few.
 * Left to itself the planner sorts all that wait, as long as nobody has counted an outbox that was just filled or let go.
 */
function inTheirOrder<T>(db: Ctx['db'], take: (db: Ctx['db']) => Promise<T>): Promise<T> {
  if (db.isTransaction) return take(db);
  return db.transaction().execute(async (db) => {
    await sql`select set_config('enable_sort', 'off', true)`.execute(db);
    return take(db);
  });
}
