import { tidyTexts } from '../../lib/text/texts.ts';
import { json } from '../../db/json.ts';
import { renderMarkdown } from '../../lib/text/markdown.ts';
import type { Texts } from '../../lib/text/texts.ts';
import { actorPerson, inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { programmeById } from '../programmes/index.ts';
import { renewMenu } from './menu.ts';
import { pageById } from './queries.ts';
import { checkPage, isSameDraft } from './rules.ts';
import type { PageDraft, PageProblem } from './rules.ts';

/**
 * Writes a new version of a page; readers see the published one until this is published. `base` is the version that the writer began with:
 * the new one is refused when somebody else wrote a version meanwhile.
 */
export async function changePage(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    page: number;
    draft: PageDraft;
    base: number;
    isInMenu?: boolean;
    undoes?: number;
  },
): Promise<
  | { ok: true; version: number }
  | { ok: false; problems: PageProblem[]; reason: 'invalid' | 'changed-since' | 'unknown' }
> {
  const { source_locale: source } = await programmeById(ctx, input.programme);
  const problems = checkPage(input.draft, source);
  if (problems.length > 0) return { ok: false, problems, reason: 'invalid' };
  return inTransaction(ctx, async (ctx) => {
    await lockPage(ctx, input);
    const page = await pageById(ctx, input.programme, input.page);
    if (!page) return { ok: false, problems: [], reason: 'unknown' };
    const { latest } = page;
    const isSame = isSameDraft(latest, input.draft);
    if (!isSame && latest.version !== input.base) return { ok: false, problems: [], reason: 'changed-since' };
    if (input.isInMenu !== undefined && input.isInMenu !== page.isInMenu)
      await setInMenu(ctx, { ...input, isInMenu: input.isInMenu });
    if (isSame) return { ok: true, version: latest.version };
    const version = latest.version + 1;
    await addVersion(ctx, { ...input, version });
    await record(ctx, {
      ...input,
      kind: 'page-changed',
      subject: ['page', input.page],
      data: { version, from: latest.version },
    });
    return { ok: true, version };
  });
}

/**
 * Writes an earlier version again, as a new one. Nothing happens when it is the same as the newest, or when the newest is no longer `base`.
 */
export async function restorePage(
  ctx: Ctx,
  input: { programme: number; actor: Actor; page: number; version: number; base?: number; undoes?: number },
): Promise<{ ok: boolean }> {
  const page = await pageById(ctx, input.programme, input.page);
  const old = await ctx.db
    .selectFrom('page_version')
    .select(['title', 'body'])
    .where('programme_id', '=', input.programme)
    .where('page_id', '=', input.page)
    .where('version', '=', input.version)
    .executeTakeFirst();
  if (!page || !old || isSameDraft(old, page.latest)) return { ok: false };
  const { version: _, ...same } = input;
  const done = await changePage(ctx, { ...same, draft: old, base: input.base ?? page.latest.version });
  return { ok: done.ok };
}

export async function addVersion(
  ctx: Ctx,
  input: { programme: number; actor: Actor; page: number; version: number; draft: PageDraft },
): Promise<void> {
  const body = tidyTexts(input.draft.body);
  const html: Texts = {};
  for (const [locale, source] of Object.entries(body)) html[locale] = renderMarkdown(source);
  await ctx.db
    .insertInto('page_version')
    .values({
      programme_id: input.programme,
      page_id: input.page,
      version: input.version,
      title: json(tidyTexts(input.draft.title)),
      body: json(body),
      html: json(html),
      written_at: ctx.clock.now(),
      written_by: actorPerson(input.actor),
    })
    .execute();
}

/** Locks a page: two people who save at once do so one after the other. */
async function lockPage(ctx: Ctx, { programme, page }: { programme: number; page: number }): Promise<void> {
  await ctx.db
    .selectFrom('page')
    .select('id')
    .where('programme_id', '=', programme)
    .where('id', '=', page)
    .forUpdate()
    .execute();
}

async function setInMenu(
  ctx: Ctx,
  { programme, page, isInMenu }: { programme: number; page: number; isInMenu: boolean },
): Promise<void> {
  await ctx.db
    .updateTable('page')
    .set({ is_in_menu: isInMenu })
    .where('programme_id', '=', programme)
    .where('id', '=', page)
    .execute();
  await renewMenu(ctx, programme);
}
