import { sql } from 'kysely';
import { whileTime } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { closeMatter, openMatter } from '../../matters/index.ts';
import { isPublicAt } from '../../topics/index.ts';

/** Posts of public topics whose hour has come and that nobody has posted yet. */
const due = (
  now: Date,
) => sql`network_by_hand h join topic on topic.programme_id = h.programme_id and topic.id = h.topic_id
  where h.due_at <= ${now} and h.posted_at is null and topic.archived_at is null and ${isPublicAt(now)}`;

/** Duty: puts a topic that somebody is to post by hand on the work list from its hour on. */
export async function remindOfHandPosts(ctx: Ctx): Promise<void> {
  const { rows } = await sql<{ programme: number; topic: number }>`
    select distinct h.programme_id as programme, h.topic_id as topic from ${due(ctx.clock.now())}
      and not exists (select from matter m where m.programme_id = h.programme_id and m.kind = 'network-by-hand'
        and m.subject_kind = 'topic' and m.subject_id = h.topic_id and m.closed_at is null)
    limit 100`.execute(ctx.db);
  for (const { programme, topic } of whileTime(ctx, rows))
    await openMatter(ctx, { programme, kind: 'network-by-hand', subject: ['topic', topic] });
}

/** Closes the line of the work list when no post of the topic waits for somebody. */
export async function closeWhenPosted(
  ctx: Ctx,
  { programme, topic, actor }: { programme: number; topic: number; actor: Actor },
): Promise<void> {
  const { rows } = await sql`
    select 1 from ${due(ctx.clock.now())} and h.programme_id = ${programme} and h.topic_id = ${topic} limit 1`.execute(
    ctx.db,
  );
  if (rows.length === 0)
    await closeMatter(ctx, { programme, actor, kind: 'network-by-hand', subject: ['topic', topic] });
}
