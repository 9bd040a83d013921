import { isSlug, slugFor } from '../../lib/text/slug.ts';
import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { programmeById } from '../programmes/index.ts';
import { checkPage } from './rules.ts';
import type { PageDraft, PageKind, PageProblem } from './rules.ts';
import { addVersion } from './versions.ts';

/**
 * Writes a new page or piece of news, which nobody sees yet. `slug` is the wished address; without it the address is made from the title.
 * `key` is the form's own, so that the same form sent twice is one page.
 */
export async function writePage(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    kind: PageKind;
    draft: PageDraft;
    key: string;
    slug?: string | undefined;
    isInMenu?: boolean;
  },
): Promise<{ ok: true; page: number } | { ok: false; problems: PageProblem[] }> {
  const { source_locale: source } = await programmeById(ctx, input.programme);
  const problems = checkPage(input.draft, source);
  if (input.slug && !isSlug(input.slug)) problems.push({ part: 'slug', reason: 'slug' });
  if (problems.length > 0) return { ok: false, problems };
  return inTransaction(ctx, async (ctx) => {
    // Somebody else may take the address between the look and the insert: then the loop looks again.
    for (;;) {
      const same = await pageOfForm(ctx, input);
      if (same !== undefined) return { ok: true, page: same };
      const slug = await freeSlug(ctx, input, source);
      if (slug === null) return { ok: false, problems: [{ part: 'slug', reason: 'slug-taken' }] };
      const page = await insertPage(ctx, { ...input, slug });
      if (page === null) continue;
      await addVersion(ctx, { ...input, page, version: 1 });
      await record(ctx, { ...input, kind: 'page-written', subject: ['page', page] });
      return { ok: true, page };
    }
  });
}

/** The new page's id; null when the address or the form belongs to another page by now. */
async function insertPage(
  ctx: Ctx,
  input: { programme: number; kind: PageKind; slug: string; key: string; isInMenu?: boolean },
): Promise<number | null> {
  const row = await ctx.db
    .insertInto('page')
    .values({
      programme_id: input.programme,
      kind: input.kind,
      slug: input.slug,
      key: input.key,
      is_in_menu: input.isInMenu ?? false,
      created_at: ctx.clock.now(),
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

async function pageOfForm(
  ctx: Ctx,
  { programme, key }: { programme: number; key: string },
): Promise<number | undefined> {
  const row = await ctx.db
    .selectFrom('page')
    .select('id')
    .where('programme_id', '=', programme)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.id;
}

/** The wished address, or null when it is taken; an address made from the title gets a number instead. */
async function freeSlug(
  ctx: Ctx,
  input: { programme: number; kind: PageKind; draft: PageDraft; slug?: string | undefined },
  source: string,
): Promise<string | null> {
  const wished = input.slug || slugFor(input.draft.title[source] ?? '', input.kind);
  const rows = await ctx.db
    .selectFrom('page')
    .select('slug')
    .where('programme_id', '=', input.programme)
    .where('kind', '=', input.kind)
    .where('slug', 'like', `${wished}%`)
    .execute();
  const taken = new Set(rows.map((row) => row.slug));
  if (input.slug) return taken.has(wished) ? null : wished;
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? wished : `${wished}-${n}`;
    if (!taken.has(slug)) return slug;
  }
}
