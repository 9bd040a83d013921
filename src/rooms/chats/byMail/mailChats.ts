import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { byPieces } from '../../pieces.ts';

const MINUTE = 60_000;
/** A question that has waited longer is no longer mailed: the talk has gone on. */
const STALE_MS = 60 * MINUTE;

/**
 * Duty: mails each question of a chat, as soon as it was asked, to those who want questions by mail. Each reader gets a question once,
 * however often it is asked: the second session has the same questions.
 */
export async function mailQuestions(ctx: Ctx): Promise<void> {
  const { rows } = await sql<{ programme: number; chat: number; session: number; question: number }>`
    select r.programme_id as programme, s.chat_id as chat, r.session_id as session, r.question from chat_release r
    join chat_session s on s.programme_id = r.programme_id and s.id = r.session_id
    join chat c on c.programme_id = s.programme_id and c.id = s.chat_id
    where r.mailed_at is null and c.rehearses_id is null and c.state in ('announced', 'over')
      and r.released_at > ${new Date(ctx.clock.now().getTime() - STALE_MS)}
    order by r.released_at, r.question limit 50`.execute(ctx.db);
  for (const { programme, chat, session, question } of rows) {
    const mail = { kind: 'chat-question', occasion: `chat:${chat}/q${question}` } as const;
    const isDone = await mailThem(ctx, { programme, chat }, mail, (person) => ({
      ...mail,
      programme,
      person,
      data: { chat, question },
    }));
    if (!isDone) return;
    await ctx.db
      .updateTable('chat_release')
      .set({ mailed_at: ctx.clock.now() })
      .where('programme_id', '=', programme)
      .where('session_id', '=', session)
      .where('question', '=', question)
      .execute();
  }
}

/** Duty: once a chat is over, mails a digest of it to everybody who had its questions by mail. */
export async function mailDigests(ctx: Ctx): Promise<void> {
  const { rows } = await sql<{ programme: number; chat: number }>`
    select programme_id as programme, id as chat from chat
    where state = 'over' and digested_at is null and rehearses_id is null order by id limit 50`.execute(
    ctx.db,
  );
  for (const { programme, chat } of rows) {
    const mail = { kind: 'chat-digest', occasion: `chat:${chat}` } as const;
    const isDone = await mailThem(ctx, { programme, chat }, mail, (person) => ({
      ...mail,
      programme,
      person,
      data: { chat },
    }));
    if (!isDone) return;
    await ctx.db
      .updateTable('chat')
      .set({ digested_at: ctx.clock.now() })
      .where('programme_id', '=', programme)
      .where('id', '=', chat)
      .execute();
  }
}

/**
 * Sends a mail to those who want mails of a chat and have not got this one. The next tick goes on when time runs out. True when all have
 * it.
 */
async function mailThem(
  ctx: Ctx,
  { programme, chat }: { programme: number; chat: number },
  mail: { kind: string; occasion: string },
  mailTo: (person: number) => Parameters<Ctx['mailer']['queue']>[1][number],
): Promise<boolean> {
  const { rows } = await sql<{ person: number }>`
    select w.person_id as person from chat_wish w
    where w.programme_id = ${programme} and w.chat_id = ${chat} and w.by_mail
      -- One looked up at a time: joined, all people of the programme would be read for the few who want these mails.
      and (select p.erased_at is null and p.address_confirmed_at is not null from person p
        where p.programme_id = w.programme_id and p.id = w.person_id)
      and not exists (
        select from outbox o where o.programme_id = w.programme_id and o.kind = ${mail.kind} and o.occasion = ${mail.occasion}
          and o.person_id = w.person_id)
    order by w.person_id`.execute(ctx.db);
  return byPieces(
    ctx,
    rows.map(({ person }) => person),
    (ctx, piece) => ctx.mailer.queue(ctx, piece.map(mailTo)),
  );
}
