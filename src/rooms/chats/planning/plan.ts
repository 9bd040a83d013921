import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { isZone, wallToInstant } from '../../../lib/time/time.ts';
import { slugFor } from '../../../lib/text/slug.ts';
import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { freeSlug } from '../../freeSlug.ts';
import { checkText } from '../../discussion/index.ts';
import { record } from '../../log/index.ts';
import { questionsIn, topicById } from '../../topics/index.ts';
import { LENGTHS, LIMITS, MOST_QUESTIONS, MOST_SESSIONS } from '../rules.ts';

/** The beginning of a session, on the clocks of a zone. */
export interface PlannedSession {
  wall: string;
  zone: string;
  /** One of `LENGTHS`. */
  minutes: number;
}

export type SessionProblem = 'when' | 'past' | 'length';

/** A form sent again within this time is the same form. */
const AGAIN_MS = 3_600_000;

/** Reads an hour; returns its problem when it cannot be planned. */
export function readSession(
  session: PlannedSession,
  now: Date,
): { startsAt: Date } | { problem: SessionProblem } {
  if (!LENGTHS.some((one) => one === session.minutes)) return { problem: 'length' };
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(session.wall) || !isZone(session.zone))
    return { problem: 'when' };
  try {
    const startsAt = wallToInstant(session.wall, session.zone);
    return startsAt > now ? { startsAt } : { problem: 'past' };
  } catch {
    return { problem: 'when' };
  }
}

/**
 * Plans a chat of one or two sessions, as a draft that only volunteers see. With a topic, its questions become the script, each with the
 * same share of the first session's minutes. The same plan sent twice by one volunteer is one chat.
 */
export async function planChat(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    title: string;
    locale: string;
    topic: number | null;
    round: number | null;
    sessions: readonly PlannedSession[];
  },
): Promise<
  | { ok: true; chat: number; slug: string }
  | { ok: false; reason: 'title' | 'topic' | 'sessions' }
  | { ok: false; reason: SessionProblem; session: number }
> {
  const { programme, actor, locale, sessions } = input;
  const title = input.title.trim();
  if (checkText(title, LIMITS.title)) return { ok: false, reason: 'title' };
  if (sessions.length < 1 || sessions.length > MOST_SESSIONS) return { ok: false, reason: 'sessions' };
  const now = ctx.clock.now();
  const read: (PlannedSession & { startsAt: Date })[] = [];
  for (const [at, session] of sessions.entries()) {
    const one = readSession(session, now);
    if ('problem' in one) return { ok: false, reason: one.problem, session: at };
    read.push({ ...session, ...one });
  }
  return inTransaction(ctx, async (ctx) => {
    // Two requests at once, by a double click or by two volunteers: one waits, and finds the chat that the other made.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`chats of ${programme}`}, 0))`.execute(ctx.db);
    const topic = input.topic === null ? null : await topicById(ctx, programme, input.topic);
    if (input.topic !== null && !topic) return { ok: false, reason: 'topic' };
    const twin = await ctx.db
      .selectFrom('chat')
      .select(['id', 'slug'])
      .where('programme_id', '=', programme)
      .where('created_by', 'is not distinct from', actorPerson(actor))
      .where('created_at', '>', new Date(now.getTime() - AGAIN_MS))
      .where('state', '=', 'draft')
      .where('title', '=', title)
      .where('locale', '=', locale)
      .where('topic_id', 'is not distinct from', input.topic)
      .where('round_id', 'is not distinct from', input.round)
      .where('rehearses_id', 'is', null)
      // The same words at another hour are another chat of a series.
      .where(
        sql<boolean>`array(select concat_ws(' ', s.wall, s.zone, s.minutes) from chat_session s
          where s.programme_id = chat.programme_id and s.chat_id = chat.id order by s.position)
          = ${sessions.map(({ wall, zone, minutes }) => `${wall} ${zone} ${minutes}`)}::text[]`,
      )
      .executeTakeFirst();
    if (twin) return { ok: true, chat: twin.id, slug: twin.slug };
    const slug = await freeSlug(ctx, 'chat', programme, slugFor(title, 'chat'));
    const { id: chat } = await ctx.db
      .insertInto('chat')
      .values({
        programme_id: programme,
        slug,
        round_id: input.round,
        topic_id: input.topic,
        title,
        locale,
        state: 'draft',
        created_by: actorPerson(actor),
        created_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const [at, { wall, zone, minutes, startsAt }] of read.entries())
      await ctx.db
        .insertInto('chat_session')
        .values({
          programme_id: programme,
          chat_id: chat,
          position: at + 1,
          uid: randomUUID(),
          wall,
          zone,
          starts_at: startsAt,
          minutes,
          state: 'planned',
        })
        .execute();
    const questions = topic ? questionsIn(topic, locale).slice(0, MOST_QUESTIONS) : [];
    const share = Math.max(1, Math.floor(read[0]!.minutes / Math.max(1, questions.length)));
    for (const [at, { text }] of questions.entries())
      await ctx.db
        .insertInto('chat_question')
        .values({ programme_id: programme, chat_id: chat, number: at + 1, body: text, minutes: share })
        .execute();
    await record(ctx, { programme, actor, kind: 'chat-planned', subject: ['chat', chat] });
    return { ok: true, chat, slug };
  });
}
