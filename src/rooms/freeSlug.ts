import type { Ctx } from './ctx.ts';

/** An address that no row of the programme has: the wished one, with a number added when it is taken. */
export async function freeSlug(
  ctx: Pick<Ctx, 'db'>,
  table: 'chat' | 'topic',
  programme: number,
  wished: string,
): Promise<string> {
  const rows = await ctx.db
    .selectFrom(table)
    .select('slug')
    .where('programme_id', '=', programme)
    .where('slug', 'like', `${wished}%`)
    .execute();
  const taken = new Set(rows.map((row) => row.slug));
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? wished : `${wished}-${n}`;
    if (!taken.has(slug)) return slug;
  }
}
