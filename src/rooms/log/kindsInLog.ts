import { sql } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { seen } from './filtered.ts';
import type { Sight } from './filtered.ts';

/** The kinds of event there are in a programme's log, of those that somebody sees. */
export async function kindsInLog(ctx: Pick<Ctx, 'db'>, programme: number, sight: Sight): Promise<string[]> {
  // From one kind to the next by the index, instead of through every event.
  const { rows } = await sql<{ kind: string }>`select kind from (
      with recursive kinds (kind) as (
        (select min(kind) from event where programme_id = ${programme})
        union all
        select (select min(kind) from event where programme_id = ${programme} and kind > kinds.kind) from kinds where kind is not null
      )
      select kind from kinds
    ) kinds where exists (
      select from event where event.programme_id = ${programme} and event.kind = kinds.kind and ${seen(sight)})
    order by kind`.execute(ctx.db);
  return rows.map((row) => row.kind);
}
