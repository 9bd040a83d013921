import { sql } from 'kysely';
import { sampleComments } from '../../../sample/comments.ts';
import type { Random } from '../../../sample/people/random.ts';
import { addDays, instantToWall } from '../../lib/time/time.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import {
  announceChat,
  chatById,
  leadSessions,
  mailQuestions,
  planChat,
  setHosts,
  takesLate,
  wishByMail,
  wishReminders,
  withdrawMessage,
  writeMessage,
} from '../../rooms/chats/index.ts';
import type { Chat } from '../../rooms/chats/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';
import { publishedTopics } from '../../rooms/topics/index.ts';
import type { Applicant } from '../applicant.ts';
import type { MovableClock } from '../clock.ts';
import { membersOf } from '../talk.ts';
import { CALM_HOURS, passUntil } from '../passUntil.ts';

/** Days after the introduction on which a chat is announced, and how many days later its sessions are. */
const ANNOUNCED_ON: readonly number[] = [12, 40];
export const AHEAD = 4;
const HOURS = ['09:00', '21:00'];
const MINUTES = 45;
/** The chances that somebody asks for reminders and then takes that back, or asks for the questions by mail. */
const REMINDS = 0.2;
const DECLINES = 0.3;
const BY_MAIL = 0.06;
/** The chances that somebody comes to a session, writes in a given minute, leaves before the end, or takes a message back. */
const COMES = 0.15;
const WRITES = 0.08;
const DROPS_OFF = 0.04;
const TAKES_BACK = 0.05;
/** The chances that somebody who gets the questions by mail answers one, and that somebody adds an answer on a day after the chat. */
const ANSWERS = 0.4;
const LATE = 0.02;

const MINUTE = 60_000;

export interface Chatting {
  ctx: Ctx;
  clock: MovableClock;
  pass: () => Promise<void>;
  round: Round;
  applicants: readonly Applicant[];
  random: Random;
}

/**
 * One day of live chats: some are announced, on the given days after the introduction; people ask to be told or no longer do, come to the
 * sessions until `evening`, write, and leave.
 */
export async function playChats(
  scene: Chatting,
  {
    day,
    evening,
    announcedOn = ANNOUNCED_ON,
  }: { day: number; evening: Date; announcedOn?: readonly number[] },
): Promise<void> {
  if (announcedOn.includes(day)) await announceNext(scene);
  const chats = await chatsOf(scene);
  for (const { chat, session, at } of sessionsUntil(chats, evening))
    await playSession(scene, { chat, session, at });
  for (const chat of chats) await addLate(scene, chat.id);
}

const chatsOf = async ({ ctx, round }: Chatting): Promise<Chat[]> => {
  const rows = await ctx.db
    .selectFrom('chat')
    .select('id')
    .where('programme_id', '=', round.programme_id)
    .where('round_id', '=', round.id)
    .orderBy('id')
    .execute();
  const found = await Promise.all(rows.map(({ id }) => chatById(ctx, round.programme_id, id)));
  return found.filter((chat) => chat !== null);
};

const sessionsUntil = (chats: readonly Chat[], evening: Date) =>
  chats
    .flatMap((chat) =>
      chat.sessions.map((session) => ({
        chat,
        session: session.id,
        at: session.starts_at,
        state: session.state,
      })),
    )
    .filter(({ state, at }) => state === 'planned' && at <= evening)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());

/**
 * The director plans and announces a chat about the newest topic, with two sessions some days ahead; people ask for reminders, or for the
 * questions by mail.
 */
export async function announceNext({
  ctx,
  round,
  applicants,
  random,
}: Omit<Chatting, 'clock' | 'pass'>): Promise<void> {
  const { programme_id: programme } = round;
  const topics = await publishedTopics(ctx, programme);
  const chats = await ctx.db
    .selectFrom('chat')
    .select('topic_id')
    .where('programme_id', '=', programme)
    .execute();
  const topic = topics.find(({ topic }) => chats.every(({ topic_id: id }) => id !== topic.id)) ?? topics[0];
  const director = await ctx.db
    .selectFrom('role')
    .select('person_id')
    .where('programme_id', '=', programme)
    .where('role', '=', 'director')
    .orderBy('person_id')
    .executeTakeFirst();
  if (!topic || !director) return;
  const actor = { kind: 'person', id: director.person_id } as const;
  const { zone } = round.dates.introduces;
  const on = addDays(instantToWall(ctx.clock.now(), zone), AHEAD).slice(0, 10);
  const planned = await planChat(ctx, {
    programme,
    actor,
    title: `Live: ${topic.topic.title[topic.topic.source_locale] ?? topic.topic.slug}`,
    locale: topic.topic.source_locale,
    topic: topic.topic.id,
    round: round.id,
    sessions: HOURS.map((hour) => ({ wall: `${on}T${hour}`, zone, minutes: MINUTES })),
  });
  if (!planned.ok) throw new Error(planned.reason);
  const { chat } = planned;
  for (const { id } of (await chatById(ctx, programme, chat))!.sessions)
    await setHosts(ctx, { programme, actor, chat, session: id, people: [director.person_id] });
  await announceChat(ctx, { programme, actor, chat });
  const there = await membersOf(ctx, round);
  for (const { person } of applicants.filter((one) => there.has(one.person))) {
    const of = { programme, person, chat };
    if (random.chance(REMINDS)) {
      await wishReminders(ctx, { ...of, reminds: true });
      if (random.chance(DECLINES)) await wishReminders(ctx, { ...of, reminds: false });
    }
    if (random.chance(BY_MAIL)) await wishByMail(ctx, { ...of, wants: true });
  }
}

/** Plays a session minute by minute. Its host does not come, so the clock leads. */
async function playSession(
  scene: Chatting,
  { chat, session, at }: { chat: Chat; session: number; at: Date },
): Promise<void> {
  const { ctx, clock, pass, round, applicants, random } = scene;
  const { programme_id: programme } = round;
  await passUntil(scene, new Date(at.getTime() - 5 * MINUTE), CALM_HOURS);
  const there = await membersOf(ctx, round);
  let here = applicants.filter(({ person }) => there.has(person) && random.chance(COMES));
  for (let minute = -4; minute <= MINUTES + 1; minute++) {
    clock.moveTo(new Date(at.getTime() + minute * MINUTE));
    await leadSessions(ctx);
    await mailQuestions(ctx);
    const now = (await chatById(ctx, programme, chat.id))?.sessions.find(({ id }) => id === session);
    if (now?.state !== 'open') continue;
    here = here.filter(() => !random.chance(DROPS_OFF));
    for (const writer of here)
      if (random.chance(WRITES))
        await say(scene, chat.id, writer, { question: now.question, channel: 'form' });
  }
  await pass();
  await answerByMail(scene, chat.id);
}

/** Some of the people who get the questions by mail answer one, after the session: mail takes its time. */
async function answerByMail(scene: Chatting, chat: number): Promise<void> {
  const { ctx, round, applicants, random } = scene;
  const { rows } = await sql<{ person: number; question: number }>`
    select person_id as person, (data ->> 'question')::int as question from outbox
    where programme_id = ${round.programme_id} and kind = 'chat-question' and state = 'sent' and (data ->> 'chat')::bigint = ${chat}
    order by id`.execute(ctx.db);
  for (const { person, question } of rows) {
    const writer = applicants.find((one) => one.person === person);
    if (writer && random.chance(ANSWERS)) await say(scene, chat, writer, { question, channel: 'mail' });
  }
}

/** Answers that join a chat on the days after it. */
async function addLate(scene: Chatting, id: number): Promise<void> {
  const { ctx, round, applicants, random } = scene;
  const chat = await chatById(ctx, round.programme_id, id);
  if (!chat || chat.state !== 'over' || !takesLate(chat, ctx.clock.now())) return;
  const there = await membersOf(ctx, round);
  for (const writer of applicants)
    if (there.has(writer.person) && random.chance(LATE))
      await say(scene, id, writer, { question: 1, channel: 'form' });
}

async function say(
  { ctx, round, random }: Chatting,
  chat: number,
  { person, invented }: Applicant,
  place: { question: number | null; channel: 'form' | 'mail' },
): Promise<void> {
  const { programme_id: programme } = round;
  const own = sampleComments.filter(({ locale }) => locale === invented.locale);
  const { body } = random.pick(own.length > 0 ? own : sampleComments);
  const done = await writeMessage(ctx, {
    programme,
    chat,
    by: { person },
    name: invented.name,
    body: body.slice(0, 280),
    answers: null,
    locale: invented.locale,
    ...place,
  });
  if (done.ok && random.chance(TAKES_BACK))
    await withdrawMessage(ctx, { programme, person, message: done.message });
}
