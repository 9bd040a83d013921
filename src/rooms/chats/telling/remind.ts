import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { byPieces } from '../../pieces.ts';

const MINUTE = 60_000;

/** Reminders of a session: how long before it begins, and where it is noted. */
const STEPS = [
  { step: 'day', before: 1440 * MINUTE, column: 'day_reminded_for' },
  { step: 'soon', before: 10 * MINUTE, column: 'soon_reminded_for' },
] as const;

/** A duty of the timetable: reminds those who asked for it a day and ten minutes before a session begins, once for each beginning. */
export async function remindOfChats(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  for (const { step, before, column } of STEPS) {
    const { rows } = await sql<{ programme: number; chat: number; session: number; at: Date }>`
      select s.programme_id as programme, s.chat_id as chat, s.id as session, s.starts_at as at from chat_session s
      join chat c on c.programme_id = s.programme_id and c.id = s.chat_id
      where s.starts_at > ${now} and s.starts_at <= ${new Date(now.getTime() + before)} and s.state = 'planned' and c.state = 'announced'
        and c.rehearses_id is null and s.${sql.ref(column)} is distinct from s.starts_at`.execute(ctx.db);
    for (const { programme, chat, session, at } of rows) {
      const people = await whoAsked(ctx, programme, chat);
      const isDone = await byPieces(ctx, people, (ctx, piece) =>
        ctx.mailer.queue(
          ctx,
          piece.map((person) => ({
            programme,
            kind: 'chat-reminder' as const,
            // The same session moved to another hour is reminded of anew.
            occasion: `chat:${session}/${step}/${at.toISOString()}`,
            person,
            data: { chat, session, step, at: at.toISOString() },
          })),
        ),
      );
      if (!isDone) return;
      await ctx.db
        .updateTable('chat_session')
        .set({ [column]: at })
        .where('programme_id', '=', programme)
        .where('id', '=', session)
        .execute();
    }
  }
}

async function whoAsked(ctx: Ctx, programme: number, chat: number): Promise<number[]> {
  const { rows } = await sql<{ person: number }>`
    select w.person_id as person from chat_wish w join person p on p.programme_id = w.programme_id and p.id = w.person_id
    where w.programme_id = ${programme} and w.chat_id = ${chat} and w.reminds and p.erased_at is null
    order by w.person_id`.execute(ctx.db);
  return rows.map(({ person }) => person);
}
