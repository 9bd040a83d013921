import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { byPiecesOf } from '../pieces.ts';

/** Comments are gathered for this long after the first, so that a lively hour makes one mail. */
const GATHER_MS = 15 * 60_000;
/**
 * A comment that was shown just now waits for the next run: one that was shown a moment earlier may not be stored yet, and would be missed.
 */
const SETTLE_MS = 10_000;
/** The shortest time between two mails about one topic to the same reader. */
const REST_MS = 3 * 3_600_000;
/** Readers that are looked for at a time, and told together. */
const MOST = 1000;
const AT_ONCE = 100;

interface Due {
  programme: number;
  topic_id: number;
  person_id: number;
  comments: number[];
  until: Date;
}

/** Duty: tells the followers of a topic what others wrote since they were last told. */
export async function tellFollowers(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const ago = (ms: number): Date => new Date(now.getTime() - ms);
  const { rows } = await sql<Due>`
    select f.programme_id as programme, f.topic_id, f.person_id, array_agg(c.id order by c.shown_at, c.id) as comments, max(c.shown_at) as until
    from discussion_follow f
    join comment c on c.programme_id = f.programme_id and c.topic_id = f.topic_id and c.state = 'shown' and c.shown_at > f.told_at and c.shown_at <= ${ago(SETTLE_MS)}
      and c.author_id is distinct from f.person_id
    where f.confirmed_at is not null and not exists (
      select from unsubscription u where u.programme_id = f.programme_id and u.person_id = f.person_id and u.category = 'discussion')
      and not exists (select from outbox o where o.programme_id = f.programme_id and o.person_id = f.person_id
        and o.kind = 'comments-new' and o.data ->> 'topic' = f.topic_id::text and o.queued_at > ${ago(REST_MS)})
    group by f.programme_id, f.topic_id, f.person_id
    having min(c.shown_at) <= ${ago(GATHER_MS)}
    order by f.programme_id, f.topic_id, f.person_id limit ${MOST}`.execute(ctx.db);
  await byPiecesOf(ctx, rows, tellOfComments, AT_ONCE);
}

async function tellOfComments(ctx: Ctx, programme: number, piece: readonly Due[]): Promise<void> {
  await ctx.mailer.queue(
    ctx,
    piece.map((row) => ({
      programme,
      kind: 'comments-new' as const,
      occasion: `comment:${Math.max(...row.comments)}`,
      person: row.person_id,
      data: { topic: row.topic_id, comments: row.comments },
    })),
  );
  const column = (of: 'topic_id' | 'person_id' | 'until'): unknown[] => piece.map((row) => row[of]);
  await sql`
    update discussion_follow f set told_at = told.until
    from unnest(${column('topic_id')}::bigint[], ${column('person_id')}::bigint[], ${column('until')}::timestamptz[])
      as told (topic_id, person_id, until)
    where f.programme_id = ${programme} and f.topic_id = told.topic_id and f.person_id = told.person_id`.execute(
    ctx.db,
  );
}
