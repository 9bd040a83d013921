import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { announced } from '../../../../test/chatting.ts';
import { onStage } from '../../../../test/onStage.ts';
import { announceChat, chatById, leadSessions, openRoom, planChat } from '../index.ts';

test('a director who leads without being named stands among the hosts, and the clock leaves the lead to them', () =>
  onStage(async (ctx, cast) => {
    const { programme } = cast;
    const { chat, slug, session } = await announced(ctx, cast);
    const tomas = browse(ctx, cast, 'tomas');
    const desk = `/workbench/chats/${chat}`;
    ctx.clock.forward(0.5);
    const lead = (act: string) => tomas.post(`${desk}/sessions/${session}/lead`, { act });
    expect((await lead('open')).location).toContain(`${desk}#desk-lead`);
    await lead('ask 1');
    for (let n = 0; n < 4; n++) {
      ctx.clock.forward(4 / 60);
      await leadSessions(ctx);
      await tomas.get(desk);
    }
    expect((await chatById(ctx, programme, chat))!.sessions[0]).toMatchObject({
      question: 1,
      led_by: 'host',
    });
    expect((await browse(ctx, cast).get(`/chats/${slug}`)).text).toMatch(/Hosted by .*Bao.*Tomás/);
  }));

test('a session that opens ends the one before it, which its host leads beyond its time', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const actor = { kind: 'person', id: people.bao } as const;
    const plan = { programme, actor, title: 'Twice', locale: 'en', topic: null, round: null };
    const sessions = ['18:00', '18:30'].map((time) => ({
      wall: `2027-03-10T${time}`,
      zone: 'UTC',
      minutes: 30,
    }));
    const done = await planChat(ctx, { ...plan, sessions });
    if (!done.ok) throw new Error(done.reason);
    const { chat } = done;
    await announceChat(ctx, { programme, actor, chat });
    const states = async () => (await chatById(ctx, programme, chat))!.sessions.map(({ state }) => state);
    const [first] = (await chatById(ctx, programme, chat))!.sessions;
    ctx.clock.set('2027-03-10T18:00:00Z');
    await openRoom(ctx, { programme, actor, chat, session: first!.id });
    ctx.clock.set('2027-03-10T18:30:00Z');
    await leadSessions(ctx);
    expect(await states()).toEqual(['closed', 'open']);
  }));
