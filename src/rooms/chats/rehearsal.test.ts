import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { announced } from '../../../test/chatting.ts';
import { stampOf } from '../../../test/commenting.ts';
import { onStage } from '../../../test/onStage.ts';
import type { TestCtx } from '../../../test/context.ts';
import { chatById, leadSessions, rehearse, tellLikes } from './index.ts';

/** How many rows each table has, except tables that only count. */
async function rows(ctx: TestCtx): Promise<Record<string, number>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
      and table_name not like 'kysely%' order by 1`.execute(ctx.db);
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const counted = await sql<{
      count: number;
    }>`select count(*)::int as count from ${sql.table(name)}`.execute(ctx.db);
    counts[name] = counted.rows[0]!.count;
  }
  return counts;
}

test('a rehearsal is a room that only hosts see; whatever is tried there, nothing of it stays anywhere', () =>
  onStage(async (ctx, cast) => {
    const { chat, slug } = await announced(ctx, cast);
    const [bao, tomas, luca, elif] = (['bao', 'tomas', 'luca', 'elif'] as const).map((who) =>
      browse(ctx, cast, who),
    );
    const visitor = browse(ctx, cast);
    for (const one of [bao, tomas, luca, elif, visitor]) await one!.get('/chats');
    const own = `/workbench/chats/${chat}`;
    await bao!.get(own);
    const before = await rows(ctx);
    const desk = (await bao!.post(`${own}/rehearsal`)).location.replace('/p/far-shelves', '');
    expect(desk).not.toBe(own);
    // Pressed again, it is the same.
    expect((await bao!.post(`${own}/rehearsal`)).location).toContain(desk);
    const rehearsal = (await chatById(ctx, cast.programme, Number(desk.split('/').at(-1))))!;
    const room = `/chats/${rehearsal.slug}`;
    expect((await visitor.get(room)).status).toBe(404);
    expect((await luca!.get(room)).status).toBe(404);
    expect((await elif!.get(desk)).status).toBe(404);
    expect((await visitor.get('/chats')).text).not.toContain(rehearsal.slug);

    const session = rehearsal.sessions[0]!.id;
    expect((await bao!.post(`${desk}/sessions/${session}/lead`, { act: 'ask 1' })).status).toBe(303);
    const stamp = await stampOf(bao!, `${room}/writing`);
    const sent = { name: 'Bao', body: 'Does it work?', stamp, website: '', parent: '', question: '1' };
    expect((await bao!.post(`${room}/messages`, sent)).status).toBe(303);
    const shown = (await bao!.get(room)).text;
    expect(shown).toContain('Does it work?');
    expect(shown).toContain('A rehearsal');
    const number = /id="m(\d+)"/.exec(shown)![1]!;
    const { id } = await ctx.db.selectFrom('chat_message').select('id').executeTakeFirstOrThrow();
    expect((await bao!.post(`${room}/likes`, { message: number })).status).toBe(303);
    await tellLikes(ctx);
    await bao!.post(`${room}/presence`, { named: 'yes' });
    await tomas!.post(`${room}/messages/${number}/reports`, { reason: 'Only to try it' });
    expect((await bao!.post(`${desk}/messages/${id}/hiding`, { [`reason-${id}`]: 'A try' })).status).toBe(
      303,
    );
    expect((await bao!.post(`${desk}/messages/${id}/admission`)).status).toBe(303);
    expect((await bao!.post(`${desk}/pace`, { seconds: '30' })).status).toBe(303);
    expect((await bao!.post(`${desk}/sessions/${session}/lead`, { act: 'close' })).location).toContain(own);
    expect((await bao!.get(room)).status).toBe(404);
    expect(await rows(ctx)).toEqual(before);
    expect((await visitor.get(`/chats/${slug}`)).status).toBe(200);
  }));

test('a rehearsal that everybody has left ends by itself', () =>
  onStage(async (ctx, cast) => {
    const { chat } = await announced(ctx, cast);
    const before = await rows(ctx);
    const actor = { kind: 'person', id: cast.people.bao } as const;
    const done = await rehearse(ctx, { programme: cast.programme, actor, chat });
    if (!done.ok) throw new Error(done.reason);
    for (let minute = 0; minute <= 45; minute++) {
      ctx.clock.forward(1 / 60);
      // The chat itself stays before its hour.
      await ctx.db.updateTable('chat_session').set({ look_at: null }).where('chat_id', '=', chat).execute();
      await leadSessions(ctx);
    }
    expect(await chatById(ctx, cast.programme, done.chat)).toBeNull();
    expect(await rows(ctx)).toEqual(before);
  }));
