import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import type { Browser } from '../../../test/browse.ts';
import { stageRound } from '../../../test/cast.ts';
import { crowd } from '../../../test/crowd.ts';
import { onStage } from '../../../test/onStage.ts';
import type { TestCtx } from '../../../test/context.ts';
import { CHATS_PER_PAGE } from '../../rooms/chats/reading/listChats.ts';
import { roundByNumber } from '../../rooms/programmes/index.ts';

/** Makes this many chats of a round, each with two sessions. They begin an hour apart, the first of them an hour from `from`. */
async function fill(
  ctx: TestCtx,
  of: { programme: number; round: number; state: 'announced' | 'over'; from: string; chats: number },
): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`
    with planned as (
      insert into chat (programme_id, slug, round_id, title, locale, state, created_at, announced_at)
      select ${of.programme}, ${of.state} || '-' || n, ${of.round}, 'Chat ' || n, 'en', ${of.state}, ${ctx.clock.now()}, ${ctx.clock.now()}
      from generate_series(1, ${of.chats}::int) n
      returning programme_id, id, slug, split_part(slug, '-', 2)::int as n),
    sessions as (
      insert into chat_session (programme_id, chat_id, position, uid, wall, zone, starts_at, minutes, state)
      select programme_id, id, position, gen_random_uuid(), '2027-03-01T18:00', 'UTC',
        ${of.from}::timestamptz + (n + (position - 1) * 12.5) * interval '1 hour', 60, ${of.state === 'over' ? 'closed' : 'planned'}
      from planned, generate_series(1, 2) position)
    select slug from planned order by n`.execute(ctx.db);
  return rows.map(({ slug }) => slug);
}

/** The slugs on a page in their order, and the address of the next page. */
async function read(browser: Browser, path: string): Promise<{ slugs: string[]; next: string | null }> {
  const { status, text } = await browser.site.get(path);
  expect(status).toBe(200);
  const next = /<a rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? null;
  return { slugs: [...text.matchAll(/\/chats\/((?:announced|over)-\d+)"/g)].map(([, slug]) => slug!), next };
}

/** All pages from a given one on. */
async function readOn(browser: Browser, path: string): Promise<string[][]> {
  const { slugs, next } = await read(browser, path);
  return [slugs, ...(next ? await readOn(browser, next) : [])];
}

test('the list of live chats shows twenty to come and twenty that were, and leads on to all others, each once and in their order', () =>
  onStage(async (ctx, cast) => {
    const { programme } = cast;
    const { id: round } = await stageRound(ctx, programme);
    const coming = await fill(ctx, {
      programme,
      round,
      state: 'announced',
      from: '2027-03-02T00:00Z',
      chats: 45,
    });
    const past = await fill(ctx, { programme, round, state: 'over', from: '2026-09-01T00:00Z', chats: 41 });
    const visitor = browse(ctx, cast);
    const both = await visitor.get('/chats');
    const nexts = [...both.text.matchAll(/<a rel="next" href="([^"]+)"/g)].map(([, href]) =>
      href!.replaceAll('&amp;', '&'),
    );
    expect(nexts).toHaveLength(2);
    const first = (await read(visitor, `/p/${cast.slug}/chats`)).slugs;
    expect(first).toEqual([
      ...coming.slice(0, CHATS_PER_PAGE),
      ...past.toReversed().slice(0, CHATS_PER_PAGE),
    ]);
    const more = await readOn(visitor, nexts[0]!);
    expect(more.map(({ length }) => length)).toEqual([20, 5]);
    expect(more.flat()).toEqual(coming.slice(CHATS_PER_PAGE));
    const earlier = await readOn(visitor, nexts[1]!);
    expect(earlier.map(({ length }) => length)).toEqual([20, 1]);
    expect(earlier.flat()).toEqual(past.toReversed().slice(CHATS_PER_PAGE));
    // A chat whose first session is over stands at the hour of its second.
    await sql`update chat_session set state = 'closed' where position = 1
      and chat_id = (select id from chat where slug = ${coming[0]!})`.execute(ctx.db);
    const moved = (await read(visitor, `/p/${cast.slug}/chats?of=coming`)).slugs;
    expect(moved.indexOf(coming[0]!)).toBe(moved.indexOf(coming[12]!) + 1);
  }));

const titles = (text: string): string[] => [...text.matchAll(/>(Chat \d+)</g)].map(([, title]) => title!);

test('the list of those who plan is read page by page, too', () =>
  onStage(async (ctx, cast) => {
    const { programme } = cast;
    const { id: round } = await stageRound(ctx, programme);
    await fill(ctx, { programme, round, state: 'over', from: '2026-09-01T00:00Z', chats: 25 });
    const elif = browse(ctx, cast, 'elif');
    const { text } = await elif.get('/workbench/chats');
    const next = /<a rel="next" href="([^"]+)"/.exec(text)![1]!;
    const all = [...titles(text), ...titles((await elif.site.get(next)).text)];
    expect(titles(text)).toHaveLength(CHATS_PER_PAGE);
    expect(all).toEqual(Array.from({ length: 25 }, (_, at) => `Chat ${25 - at}`));
  }));

test('how fair the hours are is counted of the round with the latest chat, not of the oldest', () =>
  onStage(async (ctx, cast) => {
    const { programme } = cast;
    await stageRound(ctx, programme);
    const first = (await roundByNumber(ctx, programme, 1))!;
    const { rows } = await sql<{ id: number }>`
      insert into round (programme_id, number, policy, created_at)
      select programme_id, 2, policy, created_at from round where id = ${first.id} returning id`.execute(
      ctx.db,
    );
    await crowd(ctx, cast, first, { NG: 6 });
    await fill(ctx, { programme, round: rows[0]!.id, state: 'over', from: '2026-01-01T00:00Z', chats: 3 });
    await fill(ctx, { programme, round: first.id, state: 'announced', from: '2027-03-02T00:00Z', chats: 1 });
    expect((await browse(ctx, cast).get('/chats')).text).toContain('One live chat of this round counts');
  }));
