import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { chats, opened } from '../../../../test/chatting.ts';
import { outbox } from '../../../../test/discussion.ts';
import { onStage } from '../../../../test/onStage.ts';
import { admitMessage, messageById, withdrawMessage } from '../../../rooms/chats/index.ts';
import { record } from '../../../rooms/log/index.ts';
import { erasePerson } from '../../../rooms/people/index.ts';

test('a host lets a message in that waits, hides one with a reason that its writer is told, and both can be undone', () =>
  onStage(async (ctx, cast) => {
    const { chat, slug } = await opened(ctx, cast);
    const waits = await chats(ctx, cast, chat, cast.people.nils, { body: 'May I come in?', name: 'Nils' });
    if (!waits.ok) throw new Error(waits.reason);
    const tomas = browse(ctx, cast, 'tomas');
    const own = `/workbench/chats/${chat}`;
    const room = async (): Promise<string> => (await browse(ctx, cast).get(`/chats/${slug}`)).text;
    expect((await tomas.get('/workbench')).text).toContain(own);
    expect((await tomas.get(own)).text).toContain('May I come in?');
    // Volunteers who plan chats but host none do not see waiting words.
    expect((await browse(ctx, cast, 'elif').get(own)).text).not.toContain('May I come in?');
    const at = `${own}/messages/${waits.message}`;
    expect((await browse(ctx, cast, 'elif').post(`${at}/admission`)).status).toBe(404);
    expect((await tomas.post(`${at}/admission`)).status).toBe(303);
    expect(await room()).toContain('May I come in?');
    expect((await tomas.get('/workbench')).text).not.toContain(own);
    // The writer is known from then on.
    expect(await chats(ctx, cast, chat, cast.people.nils, { body: 'Thanks' })).toMatchObject({
      state: 'shown',
    });
    expect((await tomas.post(`${at}/hiding`, {})).status).toBe(422);
    expect((await tomas.post(`${at}/hiding`, { [`reason-${waits.message}`]: 'Not kind' })).status).toBe(303);
    expect(await room()).not.toContain('May I come in?');
    const told = (await outbox(ctx, 'chat-message-moderated')).map(({ data }) => data['what']);
    expect(told).toEqual(['admitted', 'hidden']);
    const undoing = [
      ...(await tomas.get('/workbench/log')).text.matchAll(/\/workbench\/log\/\d+\/undoing/g),
    ].map(([path]) => path);
    expect((await tomas.post(undoing[0]!)).status).toBe(303);
    expect(await room()).toContain('May I come in?');
  }));

test('a host takes words out of a message, in the room and the record at once; its writer is told why, and it can be undone', () =>
  onStage(async (ctx, cast) => {
    const { chat, slug } = await opened(ctx, cast);
    const said = await chats(ctx, cast, chat, cast.people.bao, { body: 'Shelves, and a nasty remark.' });
    if (!said.ok) throw new Error(said.reason);
    const tomas = browse(ctx, cast, 'tomas');
    tomas.cookies.set('lang', 'en');
    const own = `/workbench/chats/${chat}`;
    const at = `${own}/messages/${said.message}/words`;
    const { number } = (await messageById(ctx, cast.programme, said.message))!;
    const read = async (path: string): Promise<string> =>
      (await browse(ctx, cast).get(`/chats/${slug}${path}`)).text;
    const found = async (): Promise<boolean> =>
      (await browse(ctx, cast).get('/discussion/search?words=remark')).text.includes(`/chats/${slug}`);
    expect((await tomas.get(own)).text).toContain(at);
    await browse(ctx, cast, 'mei').post(`/chats/${slug}/messages/${number}/reports`, { reason: 'Nasty' });
    const short = { [`stays-${said.message}`]: 'Shelves.' };
    expect((await browse(ctx, cast, 'elif').post(at, short)).status).toBe(404);
    const refused = await tomas.post(at, short);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Shelves.</textarea>');
    expect((await tomas.post(at, { ...short, [`why-${said.message}`]: 'Not kind' })).status).toBe(303);
    for (const path of ['', '/record', '/record.txt', '/record.json', '/feed.atom', `/messages/${number}`])
      expect(await read(path), path).not.toContain('remark');
    expect(await read('')).toContain('Shelves.');
    expect(await found()).toBe(false);
    expect((await tomas.get(own)).text).not.toContain('Nasty');
    expect((await outbox(ctx, 'chat-message-moderated')).map(({ data }) => data['what'])).toEqual([
      'shortened',
    ]);
    const theirs = browse(ctx, cast, 'bao');
    theirs.cookies.set('lang', 'en');
    expect((await theirs.get(`/chats/${slug}/messages/${number}`)).text).toContain('A host took words out');
    const [undoing] = /\/workbench\/log\/\d+\/undoing/.exec((await tomas.get('/workbench/log')).text)!;
    expect((await tomas.post(undoing)).status).toBe(303);
    expect(await read('')).toContain('remark');
    expect(await found()).toBe(true);
  }));

test('what was reported, or waits, is on the work list no more when its writer takes it back or erases themselves', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const { chat, slug } = await opened(ctx, cast);
    const tomas = browse(ctx, cast, 'tomas');
    const listed = async (): Promise<boolean> =>
      (await tomas.get('/workbench')).text.includes(`/workbench/chats/${chat}`);
    const report = async (message: number): Promise<void> => {
      const { number } = (await messageById(ctx, programme, message))!;
      await browse(ctx, cast, 'mei').post(`/chats/${slug}/messages/${number}/reports`, { reason: 'Nasty' });
      expect(await listed()).toBe(true);
    };
    const erase = (person: number) => erasePerson(ctx, { programme, actor: { kind: 'timetable' }, person });
    const said = async (person: number, body: string): Promise<number> => {
      const done = await chats(ctx, cast, chat, person, { body });
      if (!done.ok) throw new Error(done.reason);
      return done.message;
    };
    const taken = await said(people.bao, 'Taken back');
    await report(taken);
    await withdrawMessage(ctx, { programme, person: people.bao, message: taken });
    expect(await listed()).toBe(false);

    await said(people.luca, 'Never public');
    expect(await listed()).toBe(true);
    await erase(people.luca);
    expect(await listed()).toBe(false);

    const gone = await said(people.nils, 'Gone with its writer');
    await admitMessage(ctx, { programme, actor: { kind: 'person', id: people.bao }, message: gone });
    await report(gone);
    const asked = { kind: 'erasure-asked', subject: ['person', people.nils] } as const;
    const actor = { kind: 'person', id: people.nils } as const;
    await record(ctx, { programme, actor, ...asked, data: { takesComments: true } });
    await erase(people.nils);
    expect(await listed()).toBe(false);

    await report(await said(people.bao, 'Reported by somebody who left'));
    await erase(people.mei);
    expect(await listed()).toBe(false);
  }));
