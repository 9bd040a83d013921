import type { Ctx } from '../ctx.ts';
import { setMenu } from '../programmes/index.ts';
import { publishedPages } from './queries.ts';

/** Stores for menus which pages are published now; part of every change to that. */
export async function renewMenu(ctx: Ctx, programme: number): Promise<void> {
  const pages = await publishedPages(ctx, programme, 'page');
  await setMenu(
    ctx,
    programme,
    pages.map(({ slug, latest, isInMenu }) => ({ slug, title: latest.title, isInMenu })),
  );
}
