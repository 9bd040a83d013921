import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { chats, opened } from '../../../../test/chatting.ts';
import { outbox } from '../../../../test/discussion.ts';
import { onStage } from '../../../../test/onStage.ts';

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
    // Volunteers who plan chats and host none see no words that wait.
    expect((await browse(ctx, cast, 'elif').get(own)).text).not.toContain('May I come in?');
    const at = `${own}/messages/${waits.message}`;
    expect((await browse(ctx, cast, 'elif').post(`${at}/admission`)).status).toBe(404);
    expect((await tomas.post(`${at}/admission`)).status).toBe(303);
    expect(await room()).toContain('May I come in?');
    expect((await tomas.get('/workbench')).text).not.toContain(own);
    // Known from then on.
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
