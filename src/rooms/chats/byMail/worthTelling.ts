import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';

/** Messages of one question that a digest quotes. */
const EACH = 3;

export interface Told {
  question: number;
  name: string;
  body: string;
  /** How many are shown about the question in all. */
  count: number;
}

/** A few messages about each question of a chat: those with the most answers and likes, in the order in which they were written. */
export async function worthTelling(
  ctx: Pick<Ctx, 'db'>,
  { programme, chat }: { programme: number; chat: number },
): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select question, name, body, count from (
      select m.question, m.name, m.body, m.number, count(*) over (partition by m.question)::int as count,
        row_number() over (partition by m.question order by (
          2 * (select count(*) from chat_message a where a.programme_id = m.programme_id and a.answers_id = m.id and a.state = 'shown')
          + m.likes) desc, m.number) as place
      from chat_message m
      where m.programme_id = ${programme} and m.chat_id = ${chat} and m.state = 'shown' and m.question is not null) ranked
    where place <= ${EACH} order by question, number`.execute(ctx.db);
  return rows;
}

/** How many messages somebody sent into chats by mail within a day. */
export async function mailedToday(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { programme, person }: { programme: number; person: number },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from chat_message where programme_id = ${programme} and author_id = ${person}
      and channel = 'mail' and written_at > ${new Date(ctx.clock.now().getTime() - 86_400_000)}`.execute(
    ctx.db,
  );
  return rows[0]!.count;
}
