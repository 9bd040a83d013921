import { expect, test } from 'vitest';
import { stage } from '../../../test/cast.ts';
import type { Stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import type { TestCtx } from '../../../test/context.ts';
import { freshDatabase, rolledBack } from '../../../test/database.ts';
import {
  changePage,
  pageById,
  pagesOf,
  publishPage,
  publishedPage,
  publishedPages,
  restorePage,
  takeDownPage,
  versionsOf,
  writePage,
} from './index.ts';
import type { PageDraft } from './index.ts';

const draft: PageDraft = { title: { en: 'About us' }, body: { en: 'We **read**.' } };

async function onStage(
  run: (
    ctx: TestCtx,
    cast: Stage,
    elif: { programme: number; actor: { kind: 'person'; id: number } },
  ) => Promise<void>,
): Promise<void> {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    await run(ctx, cast, { programme: cast.programme, actor: { kind: 'person', id: cast.people.elif } });
  });
}

async function written(
  ctx: TestCtx,
  who: Parameters<Parameters<typeof onStage>[0]>[2],
  key = 'a',
): Promise<number> {
  const made = await writePage(ctx, { ...who, kind: 'page', draft, key });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.page;
}

const menuOf = async (ctx: TestCtx) =>
  (await ctx.db.selectFrom('programme').select('menu').executeTakeFirstOrThrow()).menu;

test('what is written shows to nobody until it is published, and a newer version not until that is', async () => {
  await onStage(async (ctx, cast, elif) => {
    const page = await written(ctx, elif);
    expect(await publishedPage(ctx, cast.programme, 'page', 'about-us')).toBeNull();
    expect(await menuOf(ctx)).toEqual([]);
    await publishPage(ctx, { ...elif, page });
    const shown = await publishedPage(ctx, cast.programme, 'page', 'about-us');
    expect(shown?.latest.html).toEqual({ en: '<p>We <strong>read</strong>.</p>\n' });
    expect(await menuOf(ctx)).toEqual([{ slug: 'about-us', title: { en: 'About us' }, isInMenu: false }]);
    const newer = { title: { en: 'Who we are' }, body: { en: 'We write.' } };
    expect(await changePage(ctx, { ...elif, page, draft: newer, base: 1, isInMenu: true })).toMatchObject({
      ok: true,
      version: 2,
    });
    expect((await publishedPage(ctx, cast.programme, 'page', 'about-us'))?.latest.version).toBe(1);
    expect(await menuOf(ctx)).toMatchObject([{ title: { en: 'About us' }, isInMenu: true }]);
    await publishPage(ctx, { ...elif, page });
    expect(await menuOf(ctx)).toMatchObject([{ title: { en: 'Who we are' } }]);
    await takeDownPage(ctx, { ...elif, page });
    expect(await publishedPages(ctx, cast.programme, 'page')).toEqual([]);
    expect(await menuOf(ctx)).toEqual([]);
    expect((await pagesOf(ctx, cast.programme, 'page'))[0]?.latest.version).toBe(2);
  });
});

test('of two who change a page at once the second is told, and the first one’s words stay', async () => {
  await onStage(async (ctx, _, elif) => {
    const page = await written(ctx, elif);
    const mine = { title: { en: 'Mine' }, body: { en: 'Mine.' } };
    const yours = { title: { en: 'Yours' }, body: { en: 'Yours.' } };
    expect((await changePage(ctx, { ...elif, page, draft: mine, base: 1 })).ok).toBe(true);
    expect(await changePage(ctx, { ...elif, page, draft: yours, base: 1 })).toMatchObject({
      ok: false,
      reason: 'changed-since',
    });
    // Sent twice, the same text is one version.
    expect(await changePage(ctx, { ...elif, page, draft: mine, base: 1 })).toMatchObject({
      ok: true,
      version: 2,
    });
    expect((await versionsOf(ctx, elif.programme, page)).map(({ version }) => version)).toEqual([2, 1]);
  });
});

test('an earlier version comes back as a new one, and the history says who wrote each', async () => {
  await onStage(async (ctx, _, elif) => {
    const page = await written(ctx, elif);
    await changePage(ctx, { ...elif, page, draft: { title: { en: 'B' }, body: { en: 'b' } }, base: 1 });
    expect(await restorePage(ctx, { ...elif, page, version: 1 })).toEqual({ ok: true });
    const versions = await versionsOf(ctx, elif.programme, page);
    expect(versions.map(({ version, title, author }) => [version, title['en'], author])).toEqual([
      [3, 'About us', 'Elif Kaya'],
      [2, 'B', 'Elif Kaya'],
      [1, 'About us', 'Elif Kaya'],
    ]);
    expect(await restorePage(ctx, { ...elif, page, version: 1 })).toEqual({ ok: false });
    expect(await restorePage(ctx, { ...elif, page, version: 9 })).toEqual({ ok: false });
  });
});

test('a language is written whole or not at all, and the programme’s own always', async () => {
  await onStage(async (ctx, _, elif) => {
    const refused = async (one: PageDraft, slug?: string) => {
      const made = await writePage(ctx, { ...elif, kind: 'page', draft: one, key: 'x', slug });
      return made.ok ? [] : made.problems.map(({ field, reason }) => `${field} ${reason}`);
    };
    expect(await refused({ title: {}, body: {} })).toEqual(['title.en missing', 'body.en missing']);
    expect(await refused({ title: { en: 'A', ar: 'ب' }, body: { en: 'a', fr: 'b', es: ' ' } })).toEqual([
      'body.ar missing',
      'title.fr missing',
    ]);
    expect(await refused({ title: { en: 'A'.repeat(141) }, body: { en: 'a' } }, 'Ü b')).toEqual([
      'title.en too-long',
      'slug slug',
    ]);
  });
});

test('addresses are made from titles and never taken twice; news and pages have their own', async () => {
  await onStage(async (ctx, _, elif) => {
    const slugOf = async (title: string, key: string, more: { slug?: string; kind?: 'news' } = {}) => {
      const made = await writePage(ctx, {
        ...elif,
        kind: 'page',
        draft: { title: { en: title }, body: { en: 'x' } },
        key,
        ...more,
      });
      return made.ok ? (await pageById(ctx, elif.programme, made.page))?.slug : made.problems[0]?.reason;
    };
    expect(await slugOf('Élan & Co', 'a')).toBe('elan-co');
    expect(await slugOf('Elan, co', 'b')).toBe('elan-co-2');
    expect(await slugOf('عنوان', 'c')).toBe('page');
    expect(await slugOf('Other', 'd', { slug: 'elan-co' })).toBe('slug-taken');
    expect(await slugOf('Elan co', 'e', { kind: 'news' })).toBe('elan-co');
    // The same form again is the page it made.
    expect(await slugOf('Élan & Co', 'a')).toBe('elan-co');
  });
});

test('one form sent a hundred times at once is one page', async () => {
  const database = await freshDatabase();
  try {
    const ctx = testContext(database.db);
    const cast = await stage(ctx);
    const who = { programme: cast.programme, actor: { kind: 'person', id: cast.people.elif } as const };
    const made = await Promise.all(
      Array.from({ length: 100 }, () => writePage(ctx, { ...who, kind: 'news', draft, key: 'same' })),
    );
    expect(new Set(made.map((one) => (one.ok ? one.page : 0))).size).toBe(1);
    expect(await pagesOf(ctx, cast.programme, 'news')).toHaveLength(1);
  } finally {
    await database.drop();
  }
});

test('of many forms with one title at once each is a page with an address of its own', async () => {
  const database = await freshDatabase();
  try {
    const ctx = testContext(database.db);
    const cast = await stage(ctx);
    const who = { programme: cast.programme, actor: { kind: 'person', id: cast.people.elif } as const };
    const keys = Array.from({ length: 20 }, (_, n) => `form ${n}`);
    const made = await Promise.all(keys.map((key) => writePage(ctx, { ...who, kind: 'news', draft, key })));
    expect(made.every((one) => one.ok)).toBe(true);
    expect(new Set((await pagesOf(ctx, cast.programme, 'news')).map(({ slug }) => slug)).size).toBe(20);
  } finally {
    await database.drop();
  }
});

test('news keep the day they were first published, and stand newest first', async () => {
  await onStage(async (ctx, cast, elif) => {
    const news = async (title: string) => {
      const one = { title: { en: title }, body: { en: 'x' } };
      const made = await writePage(ctx, { ...elif, kind: 'news', draft: one, key: title });
      if (!made.ok) throw new Error('no news');
      await publishPage(ctx, { ...elif, page: made.page });
      return made.page;
    };
    const first = await news('First');
    ctx.clock.forward(24);
    await news('Second');
    await takeDownPage(ctx, { ...elif, page: first });
    ctx.clock.forward(24);
    await publishPage(ctx, { ...elif, page: first });
    const shown = await publishedPages(ctx, cast.programme, 'news');
    expect(shown.map(({ slug, publishedAt }) => [slug, publishedAt.toISOString()])).toEqual([
      ['second', '2027-01-16T12:00:00.000Z'],
      ['first', '2027-01-15T12:00:00.000Z'],
    ]);
  });
});
