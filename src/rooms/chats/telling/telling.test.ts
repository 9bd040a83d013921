import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { stage, stageRound } from '../../../../test/cast.ts';
import type { Stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { addDays, wallToInstant } from '../../../lib/time/time.ts';
import { unsubscribe } from '../../preferences/index.ts';
import { chatById, planChat, wishReminders } from '../index.ts';
import { watchHours } from './watchHours.ts';
import { remindOfChats } from './remind.ts';
import { tellOfChats } from './tellOfChats.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const WALL = '2027-03-10T21:00';
const LAGOS = 'Africa/Lagos';

interface Scene {
  ctx: TestCtx;
  cast: Stage;
  programme: number;
  chat: number;
  /** Sets the clock to so many minutes before the chat begins, and runs all duties that are due. */
  before(minutes: number): Promise<void>;
  /** The readers of mails of a kind. */
  told(kind: string): Promise<string[]>;
  /** The mail as its reader sees it. */
  read(kind: string, who: 'amina' | 'mei' | 'luca'): Promise<string>;
}

/** A chat of a round in which Amina, Mei and Luca take part, announced three weeks before. */
const announced = (play: (scene: Scene) => Promise<void>): Promise<void> =>
  rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { programme, people } = cast;
    const { id: round } = await stageRound(ctx, programme);
    const start = wallToInstant(WALL, LAGOS).getTime();
    ctx.clock.set(new Date(start - 21 * DAY).toISOString());
    for (const who of ['amina', 'mei', 'luca'] as const)
      await db
        .insertInto('application')
        .values({
          programme_id: programme,
          round_id: round,
          person_id: people[who],
          state: 'confirmed',
          state_at: ctx.clock.now(),
          created_at: ctx.clock.now(),
        })
        .execute();
    const done = await planChat(ctx, {
      programme,
      actor: { kind: 'command' },
      title: 'First weeks',
      locale: 'en',
      topic: null,
      round,
      sessions: [{ wall: WALL, zone: LAGOS, minutes: 60 }],
    });
    if (!done.ok) throw new Error(done.reason);
    await sql`update chat set state = 'announced', announced_at = ${ctx.clock.now()} where id = ${done.chat}`.execute(
      db,
    );
    const names = new Map(Object.entries(people).map(([name, id]) => [Number(id), name]));
    const mails = async (kind: string) =>
      db.selectFrom('outbox').select(['person_id', 'data']).where('kind', '=', kind).orderBy('id').execute();
    await play({
      ctx,
      cast,
      programme,
      chat: done.chat,
      before: async (minutes) => {
        ctx.clock.set(new Date(start - minutes * MINUTE).toISOString());
        await tellOfChats(ctx);
        await watchHours(ctx, '2027a');
        await remindOfChats(ctx);
      },
      told: async (kind) => (await mails(kind)).map((mail) => names.get(Number(mail.person_id))!).toSorted(),
      read: async (kind, who) => {
        const mail = (await mails(kind)).findLast((one) => Number(one.person_id) === people[who])!;
        const data = mail.data as Record<string, unknown>;
        const parts = await ctx.mailer.compose(ctx, { programme, kind, person: people[who], data });
        return `${parts?.subject}\n${parts?.text}`.replaceAll(/[\u2066-\u2069]/g, '').replaceAll(/\s+/g, ' ');
      },
    });
  });

const pass = (scene: Scene, minutes: number): Promise<void> => scene.before(minutes);

/** Changes the chat as the verbs do: another hour, or an end. */
const change = ({ ctx, chat }: Scene, what: Record<string, unknown>) =>
  ctx.db
    .updateTable('chat')
    .set((eb) => ({ ...what, sequence: eb('sequence', '+', 1) }))
    .where('id', '=', chat)
    .execute();

test('everybody of a round is told of a chat once, ten minutes after it was announced, on their own clocks; nobody who stopped that', () =>
  announced(async (scene) => {
    const { ctx, cast, programme, told, read } = scene;
    await unsubscribe(ctx, { programme, person: cast.people.luca, category: 'chats' });
    await pass(scene, 21 * 1440 - 5);
    expect(await told('chat-announced')).toEqual([]);
    await pass(scene, 21 * 1440 - 11);
    await pass(scene, 21 * 1440 - 30);
    expect((await told('chat-announced')).filter((who) => who !== 'luca')).toEqual(['amina', 'mei']);
    const text = await read('chat-announced', 'mei');
    expect(text).toContain('Live chat: First weeks');
    expect(text).toMatch(
      /Thursday,? 11 March 2027, 04:00 .*Wednesday,? 10 March 2027, 21:00 \(Lagos time\)/s,
    );
    expect(text).toContain('/chats/first-weeks');
  }));

test('another hour and the end of a chat are told to all who heard of it; other words are for calendars', () =>
  announced(async (scene) => {
    const { ctx, chat, told, read } = scene;
    await pass(scene, 20 * 1440);
    await change(scene, { about: 'Other words' });
    await pass(scene, 19 * 1440);
    expect(await told('chat-moved')).toEqual([]);
    await sql`update chat_session set wall = '2027-03-10T09:00', starts_at = starts_at - interval '12 hours' where chat_id = ${chat}`.execute(
      ctx.db,
    );
    await change(scene, {});
    await pass(scene, 18 * 1440);
    await pass(scene, 17 * 1440);
    expect(await told('chat-moved')).toEqual(['amina', 'luca', 'mei']);
    expect(await read('chat-moved', 'luca')).toMatch(/Wednesday,? 10 March 2027, 09:00/);
    await change(scene, { state: 'cancelled', cancel_reason: 'Our host is ill.' });
    await pass(scene, 16 * 1440);
    expect(await told('chat-cancelled')).toEqual(['amina', 'luca', 'mei']);
    expect(await read('chat-cancelled', 'luca')).toContain('Our host is ill.');
    expect(await told('chat-announced')).toHaveLength(3);
  }));

test('who asked for it is reminded a day and ten minutes before, once, and anew of another hour', () =>
  announced(async (scene) => {
    const { ctx, cast, programme, chat, told, read } = scene;
    const wish = (reminds: boolean, person = cast.people.mei) =>
      wishReminders(ctx, { programme, person, chat, reminds });
    expect(await wish(true)).toEqual({ ok: true });
    await wish(true, cast.people.amina);
    await wish(false, cast.people.amina);
    await pass(scene, 1441);
    expect(await told('chat-reminder')).toEqual([]);
    for (const minutes of [1440, 1000, 11]) await pass(scene, minutes);
    expect(await told('chat-reminder')).toEqual(['mei']);
    await pass(scene, 10);
    await pass(scene, 2);
    expect(await told('chat-reminder')).toEqual(['mei', 'mei']);
    expect(await read('chat-reminder', 'mei')).toContain('in a few minutes');
    const later = addDays(WALL, 1);
    await sql`update chat_session set wall = ${later}, starts_at = ${wallToInstant(later, LAGOS)} where chat_id = ${chat}`.execute(
      ctx.db,
    );
    await pass(scene, 1);
    expect(await told('chat-reminder')).toHaveLength(2);
    await pass(scene, 0);
    expect(await told('chat-reminder')).toHaveLength(3);
    await change(scene, { state: 'cancelled' });
    expect(await wish(true)).toEqual({ ok: false, reason: 'unknown' });
  }));

test('a zone’s rule changes after the announcement: the hour of its place holds, and whoever’s time moved is told once', () =>
  announced(async (scene) => {
    const { ctx, programme, chat, told, read } = scene;
    await pass(scene, 20 * 1440);
    const was = (await chatById(ctx, programme, chat))!;
    // Nigeria puts its clocks on. The stored instant is an hour late, and all clocks but those in Lagos showed it so.
    await sql`
      update chat_clock set shown = split_part(shown, ' ', 1) || ' ' ||
        to_char(split_part(shown, ' ', 2)::timestamp + interval '1 hour', 'YYYY-MM-DD"T"HH24:MI') where zone in ('Asia/Shanghai', 'Europe/Rome')`.execute(
      ctx.db,
    );
    await sql`update chat_session set starts_at = starts_at + interval '1 hour' where chat_id = ${chat}`.execute(
      ctx.db,
    );
    await watchHours(ctx, '2027a');
    expect(await told('chat-shifted')).toEqual([]);
    await watchHours(ctx, '2027b');
    await watchHours(ctx, '2027b');
    const now = (await chatById(ctx, programme, chat))!;
    expect(now.sessions[0]).toMatchObject({ wall: WALL, starts_at: was.sessions[0]!.starts_at });
    expect(now.sequence).toBe(was.sequence + 1);
    expect(await told('chat-shifted')).toEqual(['luca', 'mei']);
    expect(await read('chat-shifted', 'mei')).toMatch(
      /remains at its hour by Lagos time.*Thursday,? 11 March 2027, 04:00/s,
    );
    // Nothing else about that is mailed.
    await tellOfChats(ctx);
    expect(await told('chat-moved')).toEqual([]);
    // An edition that changes nothing here tells nobody.
    await watchHours(ctx, '2027c');
    expect(await told('chat-shifted')).toHaveLength(2);
  }));
