import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { announced, chats } from '../../../../test/chatting.ts';
import { outbox } from '../../../../test/discussion.ts';
import { onStage } from '../../../../test/onStage.ts';
import { addDays, instantToWall } from '../../../lib/time/time.ts';
import { chatById, leadSessions, roomNow, wishReminders } from '../index.ts';
import { tellOfChats } from '../telling/tellOfChats.ts';

test('a chat that has begun is called off: what was said stays as its record, and what was to come is off in calendars and by mail', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const { chat, slug } = await announced(ctx, cast);
    const again = addDays(instantToWall(ctx.clock.now(), 'UTC'), 1);
    await ctx.db
      .insertInto('chat_session')
      .values({
        programme_id: programme,
        chat_id: chat,
        position: 2,
        uid: '00000000-0000-4000-8000-000000000001',
        wall: again,
        zone: 'UTC',
        starts_at: new Date(`${again}Z`),
        minutes: 60,
        state: 'planned',
      })
      .execute();
    await wishReminders(ctx, { programme, person: people.mei, chat, reminds: true });
    ctx.clock.forward(0.3);
    await tellOfChats(ctx);
    ctx.clock.forward(0.2);
    await leadSessions(ctx);
    await chats(ctx, cast, chat, people.bao, { body: 'It was said.' });
    expect(await roomNow(ctx, programme, chat)).toMatchObject({ open: true });
    const tomas = browse(ctx, cast, 'tomas');
    tomas.cookies.set('lang', 'en');
    const desk = `/workbench/chats/${chat}`;
    expect((await tomas.get(desk)).text).toContain('only what is still to come is called off');
    expect((await tomas.post(`${desk}/cancellation`, { reason: 'Our host is ill.' })).status).toBe(303);

    // Readers in the room are told that it is closed.
    expect(await roomNow(ctx, programme, chat)).toEqual({ open: false });
    expect(await chatById(ctx, programme, chat)).toMatchObject({ state: 'over' });
    const visitor = browse(ctx, cast);
    for (const path of [`/chats/${slug}`, `/chats/${slug}/record.txt`, '/chats'])
      expect((await visitor.get(path)).text, path).toContain(path === '/chats' ? slug : 'It was said.');
    // The downloads do not list a session that never took place either.
    expect((await visitor.get(`/chats/${slug}/record.txt`)).text).not.toContain('16 January');
    const taken = JSON.parse((await visitor.get(`/chats/${slug}/record.json`)).text);
    expect(taken.chat.sessions).toHaveLength(1);
    const page = (await visitor.get(`/chats/${slug}`)).text;
    expect(page).toContain('What was still to come of this chat was called off.');
    expect(page).toContain('Our host is ill.');
    const calendar = (await visitor.get(`/chats/${slug}/calendar.ics`)).text;
    expect(calendar.match(/STATUS:CANCELLED/g)).toHaveLength(1);
    expect(calendar.match(/SEQUENCE:1/g)).toHaveLength(2);
    ctx.clock.forward(0.3);
    await tellOfChats(ctx);
    const mail = (await outbox(ctx, 'chat-cancelled')).find((one) => one.person_id === people.mei)!;
    const data = mail.data as Record<string, unknown>;
    const parts = await ctx.mailer.compose(ctx, {
      programme,
      kind: 'chat-cancelled',
      person: people.mei,
      data,
    });
    expect(parts!.text.replaceAll(/\s+/g, ' ')).toContain('what was said before stays on its page');
    expect(parts!.text).toContain('Our host is ill.');
    ctx.clock.forward(48);
    await leadSessions(ctx);
    await tellOfChats(ctx);
    expect(await outbox(ctx, 'chat-cancelled')).toHaveLength(2);
  }));
