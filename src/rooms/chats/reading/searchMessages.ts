import { sql } from 'kysely';
import type { Cut, Place } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import { findWords } from '../../discussion/index.ts';

export interface FoundMessage {
  number: number;
  /** '' when its writer is gone. */
  name: string;
  html: string;
  written_at: Date;
  slug: string;
  title: string;
  locale: string;
}

/** A page of the messages of all chats that contain all words of a query, in any script, the newest first. */
export async function searchMessages(
  ctx: Pick<Ctx, 'db'>,
  input: { programme: number; query: string; place?: Place | undefined },
): Promise<Cut<FoundMessage>> {
  const cut = await findWords(ctx, { ...input, table: sql`chat_search`, id: sql`s.message_id` });
  const ids = cut.rows.map(({ id }) => id);
  if (ids.length === 0) return { ...cut, rows: [] };
  const { rows } = await sql<FoundMessage>`
    select m.number, m.name, m.html, m.written_at, c.slug, c.title, c.locale
    from chat_message m join chat c on c.programme_id = m.programme_id and c.id = m.chat_id
    where m.programme_id = ${input.programme} and m.id = any(${ids}::bigint[]) and m.state = 'shown' and c.rehearses_id is null
    order by m.id desc`.execute(ctx.db);
  return { ...cut, rows };
}
