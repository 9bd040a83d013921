import { expect, test } from 'vitest';
import type { TestCtx } from '../../../test/context.ts';
import {
  changePage,
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
import { draft, onStage } from '../../../test/pages.ts';

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
      return made.ok
        ? []
        : made.problems.map(({ part, locale, reason }) => `${part} ${locale ?? ''} ${reason}`);
    };
    expect(await refused({ title: {}, body: {} })).toEqual(['title en missing', 'body en missing']);
    expect(await refused({ title: { en: 'A', ar: 'ب' }, body: { en: 'a', fr: 'b', es: ' ' } })).toEqual([
      'body ar missing',
      'title fr missing',
    ]);
    expect(await refused({ title: { en: 'A'.repeat(141) }, body: { en: 'a' } }, 'Ü b')).toEqual([
      'title en too-long',
      'slug  slug',
    ]);
  });
});
