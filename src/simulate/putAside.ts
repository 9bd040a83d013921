import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../rooms/ctx.ts';

let counted = 0;

/** A table of what everybody of a round answered, by person: of very many, each has to be found by an index. */
export async function putAside(
  db: Ctx['db'],
  { programme, round }: { programme: number; round: number },
): Promise<RawBuilder<unknown>> {
  counted += 1;
  const table = sql.table(`round_answers_${counted}`);
  await sql`
    create temp table ${table} on commit drop as
    select p.person_id, q.role, x.value
    from application p
    join answer x on x.programme_id = p.programme_id and x.application_id = p.id
    join question q on q.programme_id = x.programme_id and q.id = x.question_id
    where p.programme_id = ${sql.lit(programme)} and p.round_id = ${sql.lit(round)} and q.role is not null`.execute(
    db,
  );
  await sql`create index on ${table} (person_id, role)`.execute(db);
  await sql`analyze ${table}`.execute(db);
  return table;
}

/** Temporary tables live within one transaction. */
export const inOne = (db: Ctx['db'], count: (db: Ctx['db']) => Promise<void>): Promise<void> =>
  db.isTransaction ? count(db) : db.transaction().execute(count);
