import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';

/** Something on its way to one inbox. */
export interface DueDelivery {
  programme: number;
  id: number;
  inbox: string;
  host: string;
  tries: number;
  /** When its activity was made: delivery is tried for some days from then on. */
  madeAt: Date;
  activity: number;
  kind: 'create' | 'update' | 'delete' | 'accept';
  /** The thing it is about: a post or an answer. With neither, the programme itself, which is gone. */
  post: number | null;
  answer: number | null;
  version: number;
  /** The follow that is accepted, and of whom. */
  follow: string | null;
  actor: string | null;
}

/** A process that takes some has them for so long; after a crash another takes them. */
const LEASE_MS = 600_000;
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** A server is left out when it has taken nothing for so long. */
const DEAD_AFTER = 4 * DAY;
/** Minutes until the next try. */
const WAITS = [1, 5, 30, 120, 360, 720];

/**
 * Claims deliveries that are due: few of one server at a time, and none of a server that failed a moment ago. Blocked servers get deletions
 * only.
 */
export async function claimDue(ctx: Ctx, most: number): Promise<DueDelivery[]> {
  const now = ctx.clock.now();
  const { rows } = await sql<DueDelivery>`
    update network_delivery d set due_at = ${new Date(now.getTime() + LEASE_MS)}, tries = d.tries + 1
    from (
      select programme_id, id from (
        select *, row_number() over (partition by programme_id, host order by id) as turn from (
          select v.programme_id, v.host, v.id from network_delivery v
          join programme p on p.id = v.programme_id and p.mail_paused_at is null
          left join network_server s on s.programme_id = v.programme_id and s.host = v.host
          where v.due_at <= ${now} and (s.next_at is null or s.next_at <= ${now})
          order by v.due_at limit 5000) due) turns
      where turn <= 2 order by turn, id limit ${most}) next, network_activity a
    where d.programme_id = next.programme_id and d.id = next.id and d.due_at <= ${now}
      and a.programme_id = d.programme_id and a.id = d.activity_id
    returning d.programme_id as programme, d.id, d.inbox, d.host, d.tries, a.made_at as "madeAt", a.id as activity, a.kind,
      a.post_id as post, a.answer_id as answer, a.version, a.follow, a.actor`.execute(ctx.db);
  return rows;
}

type Sent = Pick<DueDelivery, 'programme' | 'id' | 'host' | 'tries' | 'madeAt'>;

/** Notes that their servers took these deliveries. */
export async function noteSent(ctx: Ctx, all: readonly Sent[]): Promise<void> {
  const programmes = all.map(({ programme }) => programme);
  await sql`
    with sent as (
      update network_delivery d set due_at = null, done_at = ${ctx.clock.now()}, problem = ''
      from unnest(${programmes}::bigint[], ${all.map(({ id }) => id)}::bigint[]) as t(programme, id)
      where d.programme_id = t.programme and d.id = t.id)
    update network_server s set next_at = null, failing_since = null, dead_at = null, problem = ''
    from unnest(${programmes}::bigint[], ${all.map(({ host }) => host)}::text[]) as t(programme, host)
    where s.programme_id = t.programme and s.host = t.host and (s.problem <> '' or s.dead_at is not null)`.execute(
    ctx.db,
  );
}

/**
 * Notes that a delivery was not taken. When the server itself is `away`, all deliveries to it wait; when it refuses this one for good
 * (`isFinal`), this one is given up. A server that has been away for days gets no further activities.
 */
export async function noteFailed(
  ctx: Ctx,
  sent: Sent,
  how: { problem: string; isAway: boolean; isFinal: boolean },
): Promise<void> {
  const { programme, id, host, tries, madeAt } = sent;
  const now = ctx.clock.now();
  const wait = (WAITS[tries - 1] ?? 1440) * MINUTE;
  const isOver = how.isFinal || now.getTime() + wait - madeAt.getTime() > DEAD_AFTER + DAY;
  await inTransaction(ctx, async (ctx) => {
    await ctx.db
      .updateTable('network_delivery')
      .set({ due_at: isOver ? null : new Date(now.getTime() + wait), problem: how.problem })
      .where('programme_id', '=', programme)
      .where('id', '=', id)
      .where('due_at', 'is not', null)
      .execute();
    const away = how.isAway ? { next_at: new Date(now.getTime() + wait), failing_since: now } : {};
    await ctx.db
      .insertInto('network_server')
      .values({ programme_id: programme, host, problem: how.problem, ...away })
      .onConflict((c) =>
        c.columns(['programme_id', 'host']).doUpdateSet((eb) => ({
          problem: how.problem,
          ...(how.isAway
            ? {
                next_at: new Date(now.getTime() + wait),
                failing_since: eb.fn.coalesce('network_server.failing_since', eb.val(now)),
                dead_at: eb
                  .case()
                  .when('network_server.failing_since', '<=', new Date(now.getTime() - DEAD_AFTER))
                  .then(eb.fn.coalesce('network_server.dead_at', eb.val(now)))
                  .else(eb.ref('network_server.dead_at'))
                  .end(),
              }
            : {}),
        })),
      )
      .execute();
  });
}

/** Drops a delivery whose thing is gone. */
export async function dropDelivery(
  ctx: Ctx,
  { programme, id }: Pick<Sent, 'programme' | 'id'>,
): Promise<void> {
  await ctx.db
    .updateTable('network_delivery')
    .set({ due_at: null })
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .execute();
}
