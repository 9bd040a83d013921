import { sql } from 'kysely';
import { anyOf } from '../../db/anyOf.ts';
import { json } from '../../db/json.ts';
import type { Ctx } from '../ctx.ts';

/** An import into a round: its file, and the moment that marks what it wrote. */
interface OfImport {
  programme: number;
  file: number;
  at: Date;
}

/** The digest of a row of the spreadsheet, as hexadecimal digits: the same row again changes nothing. */
type Digest = string;

/** Drafts for people of a spreadsheet who have no application in the round, by one statement. Returns the new applications, by person. */
export async function insertImportedApplications(
  ctx: Pick<Ctx, 'db'>,
  { programme, round, file, at }: OfImport & { round: number },
  given: readonly { person: number; digest: Digest }[],
): Promise<Map<number, number>> {
  const { rows } = await sql<{ id: number; person: number }>`
    insert into application (programme_id, round_id, person_id, state, state_at, source, imported_at, import_digest, import_id, created_at)
    select ${programme}, ${round}, person, 'draft', ${at}, 'import', ${at}, decode(digest, 'hex'), ${file}, ${at}
    from jsonb_to_recordset(${json(given)}) as given(person bigint, digest text)
    returning id, person_id as person`.execute(ctx.db);
  return new Map(rows.map(({ id, person }) => [person, id]));
}

/** Notes that a later file says something else of these applications, and empties them for its answers. */
export async function emptyImportedApplications(
  ctx: Pick<Ctx, 'db'>,
  { programme, at }: Omit<OfImport, 'file'>,
  given: readonly { application: number; digest: Digest }[],
): Promise<void> {
  await sql`
    update application set imported_at = ${at}, import_digest = decode(given.digest, 'hex'), answers_version = answers_version + 1
    from jsonb_to_recordset(${json(given)}) as given(application bigint, digest text)
    where application.programme_id = ${programme} and application.id = given.application`.execute(ctx.db);
  await ctx.db
    .deleteFrom('answer')
    .where('programme_id', '=', programme)
    .where('application_id', '=', anyOf(given.map(({ application }) => application)))
    .execute();
}

/** Answers of a spreadsheet to applications that have none, by one statement. */
export async function insertImportedAnswers(
  ctx: Pick<Ctx, 'db'>,
  { programme, at }: Omit<OfImport, 'file'>,
  given: readonly { application: number; question: number; version: number; value: unknown }[],
): Promise<void> {
  await sql`
    insert into answer (programme_id, application_id, question_id, version, value, answered_at)
    select ${programme}, application, question, version, value, ${at}
    from jsonb_to_recordset(${json(given)})
      as given(application bigint, question bigint, version int, value jsonb)`.execute(ctx.db);
}
