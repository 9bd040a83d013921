import { expect, test } from 'vitest';
import { stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { freshDatabase } from '../../../test/database.ts';
import { pageById, pagesOf, publishPage, publishedPages, takeDownPage, writePage } from './index.ts';
import { draft, onStage } from '../../../test/pages.ts';

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
    // The same form again returns the page that it made.
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
