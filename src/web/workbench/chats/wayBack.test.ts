import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { announced } from '../../../../test/chatting.ts';
import { onStage } from '../../../../test/onStage.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';

const read = (href: string): string => href.replaceAll('&amp;', '&').replace('/p/far-shelves', '');
const wayUp = (text: string): string =>
  read(/<a href="([^"]*\/workbench\/chats(?:\?[^"]*)?)">[^<]*<\/a>\s*<\/p>/.exec(text)?.[1] ?? '');

test('from a chat one comes back to the page of the list that one came from, after each act, refused or done, too', () =>
  onStage(async (ctx, cast) => {
    const { chat, session } = await announced(ctx, cast);
    const rows = await ctx.db.selectFrom('chat').selectAll().where('id', '=', chat).execute();
    const { id: _, slug, ...copied } = rows[0]!;
    await ctx.db
      .insertInto('chat')
      .values(
        Array.from({ length: 60 }, (_, n) => ({
          ...copied,
          slug: `${slug}-${n}`,
          told_hours: null,
        })) as never,
      )
      .execute();
    const tomas = browse(ctx, cast, 'tomas');
    const first = (await tomas.get('/workbench/chats?lang=en')).text;
    const second = read(/rel="next" href="([^"]*)"/.exec(first)?.[1] ?? '');
    expect(second).toMatch(/^\/workbench\/chats\?after=/);
    const page = second.slice(second.indexOf('?'));
    const listed = (await tomas.get(second)).text;
    expect(listed).toMatch(new RegExp(`/workbench/chats/\\d+\\${page}"`));
    const own = `/workbench/chats/${chat}`;
    const record = (await tomas.get(own + page)).text;
    expect(wayUp(record)).toBe(second);
    const posts = [...record.matchAll(/<form[^>]*action="([^"]*\/workbench\/chats\/[^"]*)"/g)].map(
      ([, action]) => read(action!),
    );
    expect(posts.length).toBeGreaterThan(4);
    for (const action of posts) expect(action.endsWith(page), action).toBe(true);
    const done = await tomas.post(`${own}/sessions/${session}/hosts${page}`, { host1: '0' });
    expect(read(done.location)).toBe(own + page);
    const refused = await tomas.post(`${own}/sessions/${session}/lead${page}`, { act: 'close' });
    expect([refused.status, wayUp(refused.text)]).toEqual([422, second]);
  }));

test('a host who leads a room that is not open is told to open it, and one who opens it too early when to', () =>
  onStage(async (ctx, cast) => {
    const { chat, session } = await announced(ctx, cast);
    const tomas = browse(ctx, cast, 'tomas');
    tomas.cookies.set('lang', 'en');
    const own = `/workbench/chats/${chat}`;
    const pressed = async (act: string) =>
      withoutMarkup((await tomas.post(`${own}/sessions/${session}/lead`, { act })).text);
    expect(await pressed('open')).toContain('from a quarter of an hour before its time on');
    for (const act of ['close', 'ask 1', 'clock']) {
      const said = await pressed(act);
      expect(said).toContain('The room is not open yet, so nothing was done. Open it first');
      expect(said).not.toContain('too early');
    }
    ctx.clock.forward(0.4);
    await tomas.post(`${own}/sessions/${session}/lead`, { act: 'open' });
    await tomas.post(`${own}/sessions/${session}/lead`, { act: 'ask 2' });
    expect(await pressed('ask 1')).toContain('This question cannot be asked any more');
  }));
