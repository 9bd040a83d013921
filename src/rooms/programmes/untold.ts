import { sql } from 'kysely';

/** Whether nobody in the round of a table's row has been told of their partner yet: partners are chosen some days before. */
export const untold = (table: string, now: Date) => sql`exists (
  select from round_date d where d.programme_id = ${sql.table(table)}.programme_id and d.round_id = ${sql.table(table)}.round_id
    and d.kind = 'introduces' and d.due_at > ${now})`;
