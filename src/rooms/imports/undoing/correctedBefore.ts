import { sql } from 'kysely';
import { TOUCHED, giveImportedBack } from '../../applications/index.ts';
import type { Purges } from '../../brings.ts';
import type { Ctx } from '../../ctx.ts';

/** Whether somebody changed the details of the application's person, on the person's behalf, since a file `f` did. */
const RENAMED = sql`exists (select from event e where e.programme_id = application.programme_id and e.subject_kind = 'person'
  and e.subject_id = application.person_id and e.kind in ('details-changed', 'details-changed-for', 'details-given-back') and e.at >= f.at)`;

/** Stores the present content of applications that a file is about to correct, so that its import can be undone. */
export async function keepBefore(
  ctx: Ctx,
  { programme, file, applications }: { programme: number; file: number; applications: readonly number[] },
): Promise<void> {
  await sql`
    insert into import_before (programme_id, import_id, application_id, imported_at, import_digest, answers)
    select application.programme_id, ${file}, application.id, application.imported_at, application.import_digest, coalesce((
        select jsonb_agg(jsonb_build_array(answer.question_id, answer.version, answer.value)) from answer
        where answer.programme_id = application.programme_id and answer.application_id = application.id), '[]')
    from application
    where application.programme_id = ${programme} and application.id = any(${applications})`.execute(ctx.db);
}

/**
 * An application that an import corrected, its row locked. `answered`: whether its person has answered since. `touched`: whether they, a
 * volunteer or a later import changed it.
 */
export interface Corrected {
  application: number;
  person: number;
  answered: boolean;
  touched: boolean;
}

export async function lockCorrected(ctx: Ctx, programme: number, file: number): Promise<Corrected[]> {
  const { rows } = await sql<Corrected>`
    select application.id as application, application.person_id as person, ${TOUCHED} as answered, (${TOUCHED} or application.imported_at is distinct from f.at or ${RENAMED}) as touched
    from import_before b
    join import_file f on f.programme_id = b.programme_id and f.id = b.import_id
    join application on application.programme_id = b.programme_id and application.id = b.application_id
    where b.programme_id = ${programme} and b.import_id = ${file} and application.import_id is distinct from b.import_id order by application.id for update of application`.execute(
    ctx.db,
  );
  return rows;
}

/** Gives applications the content they had before a file corrected them. */
export async function giveBack(
  ctx: Ctx,
  { programme, file, applications }: { programme: number; file: number; applications: readonly number[] },
): Promise<void> {
  await giveImportedBack(
    ctx,
    { programme, applications },
    sql`
      select application_id, imported_at, import_digest, answers from import_before
      where programme_id = ${programme} and import_id = ${file} and application_id = any(${applications})`,
  );
}

/** Removes the earlier content of applications of a round when its data is due for deletion, some at a time. */
export const purgeBefore: Purges = async ({ db }, { programme, round, after, atMost }) => {
  const { rows } = await sql<{ id: number }>`
    delete from import_before where programme_id = ${programme} and application_id = any(array(
      select id from application where programme_id = ${programme} and round_id = ${round} and id > ${after}
        and exists (select from import_before b where b.programme_id = application.programme_id and b.application_id = application.id)
      order by id limit ${atMost}))
    returning application_id as id`.execute(db);
  return {
    things: new Set(rows.map(({ id }) => id)).size,
    last: Math.max(after, ...rows.map(({ id }) => id)),
  };
};
