import { sql } from 'kysely';
import type { RoomBrings } from '../brings.ts';
import { LIKE_ADDRESS_MARK } from '../people/index.ts';

/** The answer `one` as stored, without lines that are marks of erased people. */
const value = sql`case when q.type is distinct from 'exclusions' then one -> 2 else (
  select coalesce(jsonb_agg(line), '[]') from jsonb_array_elements(one -> 2) line where line #>> '{}' not like ${LIKE_ADDRESS_MARK}) end`;

/** The rows of this room's tables that a person may take away, by the name of the list. */
export const handsOut = {
  importedBefore: ({ programme, person }) => sql`
      select b.application_id as application, said.role, said.value, b.imported_at
      from import_before b
      join application a on a.programme_id = b.programme_id and a.id = b.application_id
      cross join lateral (
        select q.id as place, q.role, ${value} as value
        from jsonb_path_query(b.answers, '$[*]') one
        left join question q on q.programme_id = b.programme_id and q.id = (one ->> 0)::bigint
        union all
        select null, was.key, was.value from jsonb_each(b.person -> 'was') was where was.value not in ('null', '""')) said
      where b.programme_id = ${programme} and a.person_id = ${person}
      order by b.import_id, b.application_id, said.place, said.role`,
  preparedRows: ({ programme, person }) => sql`
      select cells from import_draft_row where programme_id = ${programme}
        and address = (select address from person where programme_id = ${programme} and id = ${person})
      order by draft_id, row`,
} satisfies RoomBrings['handsOut'];
