import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { mailNews } from './mailNews.ts';
import { renewMenu } from './menu.ts';
import { pageById } from './queries.ts';

interface Input {
  programme: number;
  actor: Actor;
  page: number;
  undoes?: number;
}

/** Shows a page's newest version to everybody. */
export async function publishPage(ctx: Ctx, input: Input): Promise<{ ok: boolean }> {
  const page = await pageById(ctx, input.programme, input.page);
  return page ? showVersion(ctx, { ...input, version: page.latest.version }) : { ok: false };
}

/** Hides a page from everybody; its text stays for its editors. */
export async function takeDownPage(ctx: Ctx, input: Input): Promise<{ ok: boolean }> {
  return showVersion(ctx, { ...input, version: null });
}

/**
 * Shows one version of a page, or none; does nothing when that is so already. News are mailed the first time, to everybody who asked for
 * them.
 */
export async function showVersion(
  ctx: Ctx,
  input: Input & { version: number | null },
): Promise<{ ok: boolean }> {
  const { programme, version } = input;
  return inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    const before = await ctx.db
      .selectFrom('page')
      .select(['kind', 'published_version', 'published_at'])
      .where('programme_id', '=', programme)
      .where('id', '=', input.page)
      .forUpdate()
      .executeTakeFirst();
    if (!before || before.published_version === version) return { ok: false };
    await ctx.db
      .updateTable('page')
      .set({
        published_version: version,
        ...(version !== null && before.published_at === null ? { published_at: now } : {}),
      })
      .where('programme_id', '=', programme)
      .where('id', '=', input.page)
      .execute();
    await renewMenu(ctx, programme);
    if (before.kind === 'news' && version !== null && before.published_at === null)
      await mailNews(ctx, programme, input.page);
    await record(ctx, {
      programme,
      actor: input.actor,
      kind: version === null ? 'page-taken-down' : 'page-published',
      subject: ['page', input.page],
      data: { version, before: before.published_version },
      ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
    });
    return { ok: true };
  });
}
