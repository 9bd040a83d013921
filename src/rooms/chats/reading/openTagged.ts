import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';

/** A chat whose room is open, with the hashtag by which it is talked about. */
export interface OpenTagged {
  chat: number;
  hashtag: string;
  openedAt: Date;
}

/** The chats of a programme whose rooms are open now and that have a hashtag; no rehearsals. */
export async function openTagged(ctx: Pick<Ctx, 'db'>, programme: number): Promise<OpenTagged[]> {
  const { rows } = await sql<OpenTagged>`
    select chat.id as chat, chat.hashtag, s.opened_at as "openedAt" from chat_session s
    join chat on chat.programme_id = s.programme_id and chat.id = s.chat_id
    where s.programme_id = ${programme} and s.state = 'open' and s.opened_at is not null and chat.rehearses_id is null and chat.hashtag <> ''
    order by s.opened_at desc`.execute(ctx.db);
  return rows;
}
