import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import type { InboxScope } from '../rules.ts';
import { countThere } from './filtered.ts';
import type { ThreadFilter } from './filtered.ts';

/** Threads of each view are counted no further: every page of the list counts all views. */
export const VIEWS_COUNTED_TO = 200;

/** How many threads of a scope each view of the list shows, by `countUpTo` to `VIEWS_COUNTED_TO`: the number of each is that of the filter of its name. */
export async function countViews<View extends string>(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  scope: InboxScope,
  views: Readonly<Record<View, Omit<ThreadFilter, 'search'>>>,
): Promise<Record<View, number>> {
  const counts = Object.entries<Omit<ThreadFilter, 'search'>>(views).map(
    ([view, filter]) =>
      sql`(select ${countThere(ctx, programme, scope, filter, null, VIEWS_COUNTED_TO)} as count) as ${sql.ref(view)}`,
  );
  const { rows } = await sql<Record<View, number>>`select ${sql.join(counts)}`.execute(ctx.db);
  return rows[0]!;
}
