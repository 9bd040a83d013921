import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import type { Stage } from '../../../../test/cast.ts';
import { announced, opened } from '../../../../test/chatting.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { outbox } from '../../../../test/discussion.ts';
import { onStage } from '../../../../test/onStage.ts';
import {
  announceChat,
  chatById,
  comeAsHost,
  leadSessions,
  listUnready,
  planChat,
  setHosts,
} from '../index.ts';

const MINUTE = 1 / 60;

const makeHost = (ctx: TestCtx, { programme, people }: Stage, who: 'nils') =>
  ctx.db
    .insertInto('role')
    .values({
      programme_id: programme,
      person_id: people[who],
      role: 'chat_host',
      granted_at: ctx.clock.now(),
    })
    .execute();

async function pass(ctx: TestCtx, minutes: number): Promise<void> {
  for (let n = 0; n < minutes; n++) {
    ctx.clock.forward(MINUTE);
    await leadSessions(ctx);
  }
}

test('when no host has come ten minutes before, the next in the list is asked, then the one after; then the clock leads', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    await makeHost(ctx, cast, 'nils');
    const { chat, session } = await announced(ctx, cast);
    const actor = { kind: 'person', id: people.tomas } as const;
    await setHosts(ctx, { programme, actor, chat, session, people: [people.bao, people.nils, people.tomas] });
    const asked = async () => (await outbox(ctx, 'chat-host')).filter(({ data }) => data['what'] === 'next');
    await pass(ctx, 19);
    expect(await asked()).toEqual([]);
    await pass(ctx, 1);
    expect(await asked()).toMatchObject([{ person_id: people.nils }]);
    await pass(ctx, 5);
    expect(await asked()).toMatchObject([{ person_id: people.nils }, { person_id: people.tomas }]);
    await pass(ctx, 5);
    expect((await chatById(ctx, programme, chat))!.sessions[0]).toMatchObject({
      state: 'open',
      led_by: 'clock',
    });
  }));

test('whoever was named before the announcement is told by mail when it comes', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const actor = { kind: 'person', id: people.tomas } as const;
    const plan = { programme, actor, title: 'Shelves', locale: 'en', topic: null, round: null };
    const hour = { zone: 'UTC', minutes: 60 };
    const sessions = [
      { ...hour, wall: '2027-03-03T09:00' },
      { ...hour, wall: '2027-03-03T21:00' },
    ];
    const planned = await planChat(ctx, { ...plan, sessions });
    if (!planned.ok) throw new Error(planned.reason);
    const { chat } = planned;
    const [first, second] = (await chatById(ctx, programme, chat))!.sessions;
    const named = [people.bao, people.tomas];
    for (const { id: session } of [first!, second!])
      await setHosts(ctx, { programme, actor, chat, session, people: named });
    expect(await outbox(ctx, 'chat-host')).toEqual([]);
    await announceChat(ctx, { programme, actor, chat });
    expect(await outbox(ctx, 'chat-host')).toMatchObject([
      { person_id: people.bao, data: { what: 'named', session: first!.id } },
      { person_id: people.bao, data: { what: 'named', session: second!.id } },
    ]);
    // Everybody reads that both hours are one chat.
    const data = { chat, sequence: 0 };
    const mail = { programme, kind: 'chat-announced', person: people.mei, data } as const;
    expect((await ctx.mailer.compose(ctx, mail))!.text).toContain('Two hours, one chat with one record');
    expect((await browse(ctx, cast).get('/chats/shelves')).text).toContain(
      'Two hours, one chat with one record',
    );
  }));

test('nobody is asked while a host is at the desk', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    await makeHost(ctx, cast, 'nils');
    const { chat, session } = await announced(ctx, cast);
    const actor = { kind: 'person', id: people.tomas } as const;
    await setHosts(ctx, { programme, actor, chat, session, people: [people.bao, people.nils] });
    await pass(ctx, 18);
    await comeAsHost(ctx, { programme, session, person: people.bao });
    await pass(ctx, 3);
    await comeAsHost(ctx, { programme, session, person: people.bao });
    await pass(ctx, 5);
    const asked = (await outbox(ctx, 'chat-host')).filter(({ data }) => data['what'] === 'next');
    expect(asked).toEqual([]);
  }));

test('a host is replaced in the middle of a chat: who is new is told by mail, opens the desk and leads', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    await makeHost(ctx, cast, 'nils');
    const { chat, session } = await opened(ctx, cast);
    const tomas = browse(ctx, cast, 'tomas');
    const desk = `/workbench/chats/${chat}`;
    const named = { host1: String(people.nils), host2: String(people.bao), host3: '0' };
    expect((await tomas.post(`${desk}/sessions/${session}/hosts`, named)).status).toBe(303);
    expect(await outbox(ctx, 'chat-host')).toMatchObject([
      { person_id: people.nils, data: { what: 'named', session } },
    ]);
    const nils = browse(ctx, cast, 'nils');
    expect((await nils.get(desk)).text).toContain('Ask question 1');
    expect((await nils.post(`${desk}/sessions/${session}/lead`, { act: 'ask 1' })).status).toBe(303);
    expect((await chatById(ctx, programme, chat))!.sessions[0]).toMatchObject({
      question: 1,
      led_by: 'host',
    });
  }));

test('a moderator who hosts opens the desk, and plans nothing there', () =>
  onStage(async (ctx, cast) => {
    const { chat, session } = await opened(ctx, cast);
    const bao = browse(ctx, cast, 'bao');
    const page = (await bao.get(`/workbench/chats/${chat}`)).text;
    expect(page).toContain('Ask question 1');
    expect(page).not.toContain(`/workbench/chats/${chat}/script`);
    expect((await bao.post(`/workbench/chats/${chat}/script`, { question1: 'Mine' })).status).toBe(404);
    // The last question has its minutes, too.
    await bao.post(`/workbench/chats/${chat}/sessions/${session}/lead`, { act: 'ask 2' });
    expect((await bao.get(`/workbench/chats/${chat}`)).text).toContain('20 minutes left.');
  }));

test('a chat that comes near without host or script is on the work list until both are there', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const { chat, session } = await announced(ctx, cast);
    const actor = { kind: 'person', id: people.tomas } as const;
    const tomas = browse(ctx, cast, 'tomas');
    const listed = async (): Promise<boolean> => {
      await listUnready(ctx);
      return (await tomas.get('/workbench')).text.includes(`/workbench/chats/${chat}`);
    };
    expect(await listed()).toBe(false);
    await setHosts(ctx, { programme, actor, chat, session, people: [] });
    expect([await listed(), await listed()]).toEqual([true, true]);
    await setHosts(ctx, { programme, actor, chat, session, people: [people.bao] });
    expect(await listed()).toBe(false);
    await ctx.db.deleteFrom('chat_question').execute();
    expect(await listed()).toBe(true);
    ctx.clock.forward(1);
    expect(await listed()).toBe(false);
  }));

test('only volunteers of certain roles are named as hosts, no editors, and one whose role has ended is none', () =>
  onStage(async (ctx, cast) => {
    const { people } = cast;
    const { chat, slug, session } = await announced(ctx, cast);
    const elif = browse(ctx, cast, 'elif');
    const at = `/workbench/chats/${chat}/sessions/${session}/hosts`;
    for (const nobody of [people.nils, people.ines, people.elif, 999_999])
      expect((await elif.post(at, { host1: String(nobody), host2: '0', host3: '0' })).status).toBe(404);
    expect(await outbox(ctx, 'chat-host')).toEqual([]);
    expect((await browse(ctx, cast).get(`/chats/${slug}`)).text).not.toMatch(/Hosted by [^.]*Nils/);
    await ctx.db
      .updateTable('role')
      .set({ ended_at: ctx.clock.now() })
      .where('person_id', '=', people.bao)
      .execute();
    await listUnready(ctx);
    const tomas = browse(ctx, cast, 'tomas');
    expect((await tomas.get('/workbench')).text).toContain(`/workbench/chats/${chat}`);
    // A host who is named already can stay beside somebody new.
    const both = { host1: String(people.tomas), host2: String(people.bao), host3: '0' };
    expect((await elif.post(at, both)).status).toBe(303);
  }));

test('minutes without a question come back with what is missing; an emptied question is taken out with its own', () =>
  onStage(async (ctx, cast) => {
    const { chat } = await announced(ctx, cast);
    const elif = browse(ctx, cast, 'elif');
    const at = `/workbench/chats/${chat}/script`;
    const two = { question1: 'One', minutes1: '10', question2: '', minutes2: '20' };
    const back = await elif.post(at, { ...two, question3: '', minutes3: '15' });
    expect(back.status).toBe(422);
    expect(back.text).toContain('Minutes are given here, but no question.');
    expect(back.text).toContain('value="15"');
    expect((await elif.post(at, { ...two, question3: '', minutes3: '10' })).status).toBe(303);
    const script = await ctx.db.selectFrom('chat_question').select('body').execute();
    expect(script).toEqual([{ body: 'One' }]);
  }));
