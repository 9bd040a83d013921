import { sql } from 'kysely';
import { hasTime, inTransaction, whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { PIECE } from '../../pieces.ts';

const MINUTE = 60_000;

/** Reminders of a session: how long before it begins. */
const DAY = 1440 * MINUTE;
const SOON = 10 * MINUTE;

/** The column that notes that everybody was reminded. */
const NOTED = { day: 'day_reminded_for', soon: 'soon_reminded_for' } as const;

interface Due {
  programme: number;
  chat: number;
  session: number;
  at: Date;
  step: keyof typeof NOTED;
}

/**
 * Duty: reminds those who asked for it one day and ten minutes before a session begins, once for each beginning, the earliest session
 * first. Ten minutes before, the reminder of the day before is no longer sent.
 */
export async function remindOfChats(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const from = (before: number) => new Date(now.getTime() + before);
  const { rows } = await sql<Due>`
    select s.programme_id as programme, s.chat_id as chat, s.id as session, s.starts_at as at, step from chat_session s
    join chat c on c.programme_id = s.programme_id and c.id = s.chat_id
    cross join lateral (select case when s.starts_at <= ${from(SOON)} then 'soon' else 'day' end as step) due
    where s.starts_at > ${now} and s.starts_at <= ${from(DAY)} and s.state = 'planned' and c.state = 'announced' and c.rehearses_id is null
      and case step when 'soon' then s.soon_reminded_for else s.day_reminded_for end is distinct from s.starts_at
    order by s.starts_at, s.programme_id, s.id`.execute(ctx.db);
  for (const due of whileTime(ctx, rows)) while (await remindSome(ctx, due)) void 0;
}

/** Reminds the next few hundred people. Returns whether there are more, and time for them. */
async function remindSome(ctx: Ctx, { programme, chat, session, at, step }: Due): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const being = `${step}/${at.toISOString()}`;
    const own = await ctx.db
      .selectFrom('chat_session')
      .select(['starts_at', 'state', 'reminding_for', 'reminding_after'])
      .where('programme_id', '=', programme)
      .where('id', '=', session)
      .forUpdate()
      .executeTakeFirst();
    if (own?.state !== 'planned' || own.starts_at.getTime() !== at.getTime()) return false;
    const after = own.reminding_for === being ? (own.reminding_after ?? 0) : 0;
    const people = await whoAsked(ctx, { programme, chat, after });
    await ctx.mailer.queue(
      ctx,
      people.map((person) => ({
        programme,
        kind: 'chat-reminder' as const,
        // A session that was moved to another hour is reminded of anew.
        occasion: `chat:${session}/${being}`,
        person,
        data: { chat, session, step, at: at.toISOString() },
      })),
    );
    const isAll = people.length < PIECE;
    await ctx.db
      .updateTable('chat_session')
      .set(
        isAll
          ? { [NOTED[step]]: at, reminding_for: null, reminding_after: null }
          : { reminding_for: being, reminding_after: people.at(-1)! },
      )
      .where('programme_id', '=', programme)
      .where('id', '=', session)
      .execute();
    return !isAll && hasTime(ctx);
  });
}

/** The next few hundred people who asked to be reminded, after this person. */
async function whoAsked(
  ctx: Ctx,
  { programme, chat, after }: { programme: number; chat: number; after: number },
): Promise<number[]> {
  const { rows } = await sql<{ person: number }>`
    select w.person_id as person from chat_wish w join person p on p.programme_id = w.programme_id and p.id = w.person_id and p.id > ${after}
    where w.programme_id = ${programme} and w.chat_id = ${chat} and w.person_id > ${after} and w.reminds and p.erased_at is null
    order by w.person_id limit ${PIECE}`.execute(ctx.db);
  return rows.map(({ person }) => person);
}
