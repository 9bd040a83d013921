import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../ctx.ts';
import { LIKE_ADDRESS_MARK, addressMarks } from '../people/index.ts';

/** People who may have come back, for use within a query: `came`, with `mark`, a mark that their address has, and `id`. */
export type Comers = RawBuilder<unknown>;

/**
 * People of a round whose addresses have to be compared with the marks of people who are gone: everybody who may be given a partner. With
 * `paired`, also people who have one. Null when the programme keeps no mark of anybody who has not come back.
 */
export async function cameBack(
  ctx: Pick<Ctx, 'db' | 'secrets'>,
  { programme, round, paired = false }: { programme: number; round: number; paired?: boolean },
): Promise<Comers | null> {
  const states = ['confirmed', 'waiting', ...(paired ? ['matched'] : [])];
  const { rows } = await sql<{ id: number; address: string }>`
    select p.id, p.address from application a
    join person p on p.programme_id = a.programme_id and p.id = a.person_id
    where a.programme_id = ${programme} and a.round_id = ${round} and a.state = any(${states})
      and p.erased_at is null and p.stands_for is null and p.address is not null
      and (exists (select from former_mark m where m.programme_id = ${programme} and m.successor_id is null)
        or exists (select from exclusion e where e.programme_id = ${programme} and e.excluded_person_id is null
          and e.excluded_address like ${LIKE_ADDRESS_MARK}))`.execute(ctx.db);
  const marks = rows.flatMap(({ id, address }) => addressMarks(ctx, address).map((mark) => ({ mark, id })));
  if (marks.length === 0) return null;
  return sql`unnest(${marks.map(({ mark }) => mark)}::text[], ${marks.map(({ id }) => id)}::bigint[]) came (mark, id)`;
}
