import { sql } from 'kysely';
import { inTransaction, whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { closeMatter, openMatter } from '../../matters/index.ts';
import { HOST_ROLES } from '../rules.ts';

/** A chat counts as near for so long before its session. */
const NEAR_MS = 3 * 86_400_000;

/**
 * Duty: puts a line on the work list for each announced chat that is near while a session has no host who may still lead it, or there is no
 * question to ask. The line goes when both are there, or when the hour has come.
 */
export async function listUnready(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const { rows } = await sql<{ programme: number; chat: number; lacks: boolean }>`
    with lacking as (
      select distinct c.programme_id, c.id from chat c
      join chat_session s on s.programme_id = c.programme_id and s.chat_id = c.id
      where c.state = 'announced' and c.rehearses_id is null and s.state = 'planned'
        and s.starts_at > ${now} and s.starts_at < ${new Date(now.getTime() + NEAR_MS)}
        and (not exists (select from chat_host h join role r on r.programme_id = h.programme_id and r.person_id = h.person_id
            and r.ended_at is null and r.role = any(${[...HOST_ROLES]}::text[])
          where h.programme_id = s.programme_id and h.session_id = s.id)
          or not exists (select from chat_question q where q.programme_id = c.programme_id and q.chat_id = c.id))
    ), listed as (
      select programme_id, subject_id as id from matter
      where kind = 'chat-unready' and subject_kind = 'chat' and closed_at is null
    )
    select coalesce(l.programme_id, m.programme_id) as programme, coalesce(l.id, m.id) as chat, m.id is null as lacks
    from lacking l full join listed m on m.programme_id = l.programme_id and m.id = l.id
    where l.id is null or m.id is null limit 200`.execute(ctx.db);
  for (const { programme, chat, lacks } of whileTime(ctx, rows))
    await inTransaction(ctx, async (ctx) => {
      const matter = { programme, kind: 'chat-unready', subject: ['chat', chat] } as const;
      if (lacks) await openMatter(ctx, { ...matter, urgency: 2 });
      else await closeMatter(ctx, { ...matter, actor: { kind: 'timetable' } });
    });
}
