import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { stageRound } from '../../../../test/cast.ts';
import type { Stage } from '../../../../test/cast.ts';
import { announced } from '../../../../test/chatting.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { onStage } from '../../../../test/onStage.ts';
import { watchHours } from './watchHours.ts';
import { remindOfChats } from './remind.ts';

const CROWD = 600;

/** Adds so many people who asked to be reminded of a chat. */
async function crowd(ctx: TestCtx, { programme }: Stage, chat: number): Promise<void> {
  await sql`
    with come as (
      insert into person (programme_id, address, name, locale, zone, created_at, address_confirmed_at)
      select ${programme}, 'reader' || n || '@post.example', 'Reader', 'en', 'Europe/Rome', ${ctx.clock.now()}, ${ctx.clock.now()}
      from generate_series(1, ${CROWD}::int) n returning programme_id, id)
    insert into chat_wish (programme_id, chat_id, person_id, reminds, wished_at)
    select programme_id, ${chat}, id, true, ${ctx.clock.now()} from come`.execute(ctx.db);
}

/** How many mails of a kind there are about each chat. */
async function told(ctx: TestCtx, kind: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ chat: string; n: number }>`
    select data ->> 'chat' as chat, count(*)::int as n from outbox where kind = ${kind} group by 1`.execute(
    ctx.db,
  );
  return Object.fromEntries(rows.map(({ chat, n }) => [chat, n]));
}

/** Ticks without time for more than one piece until nothing new comes of it, at most ten. */
async function ticks(ctx: TestCtx, duty: (ctx: TestCtx) => Promise<void>): Promise<void> {
  for (let n = 0; n < 10; n += 1) await duty({ ...ctx, hasTime: () => false });
}

test('a crowd is reminded piece by piece at ticks that have time for one alone, and of the chat behind it, too', () =>
  onStage(async (ctx, cast) => {
    const first = await announced(ctx, cast);
    const second = await announced(ctx, cast);
    await crowd(ctx, cast, first.chat);
    await asks(ctx, cast, second.chat);
    await ticks(ctx, remindOfChats);
    expect(await told(ctx, 'chat-reminder')).toEqual({ [first.chat]: CROWD, [second.chat]: 1 });
    // Ten minutes before, each is reminded once more.
    ctx.clock.forward(21 / 60);
    await ticks(ctx, remindOfChats);
    expect(await told(ctx, 'chat-reminder')).toEqual({ [first.chat]: CROWD * 2, [second.chat]: 2 });
  }));

test('a session that is moved while a crowd is being reminded is reminded of to all of them anew', () =>
  onStage(async (ctx, cast) => {
    const { chat, session } = await announced(ctx, cast);
    await crowd(ctx, cast, chat);
    await remindOfChats({ ...ctx, hasTime: () => false });
    expect(await told(ctx, 'chat-reminder')).toEqual({ [chat]: 250 });
    await sql`update chat_session set starts_at = starts_at + interval '1 hour' where id = ${session}`.execute(
      ctx.db,
    );
    await ticks(ctx, remindOfChats);
    expect(await told(ctx, 'chat-reminder')).toEqual({ [chat]: 250 + CROWD });
  }));

test('a crowd whose clocks a changed rule moved is told piece by piece, each of them once', () =>
  onStage(async (ctx, cast) => {
    const { chat } = await announced(ctx, cast);
    await crowd(ctx, cast, chat);
    await sql`update chat set told_sequence = sequence where id = ${chat}`.execute(ctx.db);
    await watchHours(ctx, '2027a');
    await sql`
      update chat_clock set shown = split_part(shown, ' ', 1) || ' ' ||
        to_char(split_part(shown, ' ', 2)::timestamp + interval '1 hour', 'YYYY-MM-DD"T"HH24:MI') where zone = 'Europe/Rome'`.execute(
      ctx.db,
    );
    await watchHours({ ...ctx, hasTime: () => false }, '2027b');
    expect(await told(ctx, 'chat-shifted')).toEqual({ [chat]: 250 });
    await ticks(ctx, (ctx) => watchHours(ctx, '2027b'));
    expect(await told(ctx, 'chat-shifted')).toEqual({ [chat]: CROWD });
  }));

/** One reader who asked to be reminded. */
async function asks(ctx: TestCtx, { programme, people }: Stage, chat: number): Promise<void> {
  await sql`insert into chat_wish (programme_id, chat_id, person_id, reminds, wished_at)
    values (${programme}, ${chat}, ${people.amina}, true, ${ctx.clock.now()})`.execute(ctx.db);
}

test('the zones of a crowd are read once for all sessions of a chat, by none of its people', () =>
  onStage(async (ctx, cast) => {
    const { chat, session } = await announced(ctx, cast);
    const { id: round } = await stageRound(ctx, cast.programme);
    await crowd(ctx, cast, chat);
    // The readers take part in the round as well, and one more session is half a day later.
    await sql`
      insert into application (programme_id, round_id, person_id, state, state_at, created_at)
      select programme_id, ${round}, id, 'confirmed', created_at, created_at from person where address like 'reader%'`.execute(
      ctx.db,
    );
    await sql`update chat set told_sequence = sequence, round_id = ${round} where id = ${chat}`.execute(
      ctx.db,
    );
    await sql`
      insert into chat_session (programme_id, chat_id, position, uid, wall, zone, starts_at, minutes, state)
      select programme_id, chat_id, 2, uid || '-2', wall, zone, starts_at + interval '12 hours', minutes, state from chat_session where id = ${session}`.execute(
      ctx.db,
    );
    const asked: string[] = [];
    const listening = ctx.db.withPlugin({
      transformQuery: ({ node }) => {
        asked.push(JSON.stringify(node));
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    });
    await watchHours({ ...ctx, db: listening }, '2027a');
    const noted = await ctx.db.selectFrom('chat_clock').select(['session_id', 'zone']).execute();
    expect(noted.filter(({ zone }) => zone === 'Europe/Rome')).toHaveLength(2);
    expect(asked.filter((one) => one.includes('min(zone)'))).toHaveLength(1);
    expect(asked.filter((one) => /chat_wish|application/.test(one))).toEqual([]);
  }));
