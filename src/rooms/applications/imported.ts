import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { anyOf } from '../../db/anyOf.ts';
import { json } from '../../db/json.ts';
import type { Ctx } from '../ctx.ts';
import { LIKE_ADDRESS_MARK } from '../people/index.ts';

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

/** Removes the applications that an import brought. */
export async function removeImportedApplications(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  applications: readonly number[],
): Promise<void> {
  await sql`delete from application where programme_id = ${programme} and id = any(${applications})`.execute(
    ctx.db,
  );
}

/**
 * Gives applications the answers that they had before an import corrected them. `before` is a query of `application_id`, `imported_at`,
 * `import_digest` and `answers`, each a question, its version and the value. People who were ruled out and erased since are not named again.
 */
export async function giveImportedBack(
  ctx: Pick<Ctx, 'db'>,
  { programme, applications }: { programme: number; applications: readonly number[] },
  before: RawBuilder<unknown>,
): Promise<void> {
  await ctx.db
    .deleteFrom('answer')
    .where('programme_id', '=', programme)
    .where('application_id', '=', anyOf(applications))
    .execute();
  await sql`
    insert into answer (programme_id, application_id, question_id, version, value, answered_at)
    select ${programme}, b.application_id, (one ->> 0)::bigint, (one ->> 1)::int,
      case when q.type <> 'exclusions' then one -> 2 else (
        select coalesce(jsonb_agg(line), '[]') from jsonb_array_elements(one -> 2) line where line #>> '{}' not like ${LIKE_ADDRESS_MARK}) end,
      b.imported_at
    from (${before}) b cross join jsonb_array_elements(b.answers) one
    join question q on q.programme_id = ${programme} and q.id = (one ->> 0)::bigint`.execute(ctx.db);
  await sql`
    update application set imported_at = b.imported_at, import_digest = b.import_digest, answers_version = answers_version + 1
    from (${before}) b
    where application.programme_id = ${programme} and application.id = b.application_id`.execute(ctx.db);
}

/**
 * Notes that people are reminded of an import's invitation now: the next `atMost` drafts from before an instant, in rounds that were open by
 * then, whose invitation had left by then. Returns them.
 */
export async function noteImportReminders(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { before, atMost }: { before: Date; atMost: number },
): Promise<{ programme: number; application: number; person: number }[]> {
  return ctx.db
    .updateTable('application')
    .set({ import_reminded_at: ctx.clock.now() })
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('programme_id', 'id'),
        'in',
        selectFrom('application as due')
          .innerJoin('round_date as opens', (join) =>
            join
              .onRef('opens.programme_id', '=', 'due.programme_id')
              .onRef('opens.round_id', '=', 'due.round_id')
              .on('opens.kind', '=', 'opens'),
          )
          .select(['due.programme_id', 'due.id'])
          .where('due.source', '=', 'import')
          .where('due.state', '=', 'draft')
          .where('due.import_reminded_at', 'is', null)
          .where('due.created_at', '<=', before)
          .where('opens.due_at', '<=', before)
          // People are not reminded of an invitation that they never got.
          .where(
            sql<boolean>`not exists (select from outbox where outbox.programme_id = due.programme_id
              and outbox.person_id = due.person_id and outbox.kind = 'import-invitation'
              and outbox.data->>'application' = due.id::text
              and (outbox.state <> 'sent' or outbox.sent_at > ${before}))`,
          )
          .orderBy('due.id')
          .limit(atMost)
          .forUpdate('due')
          .skipLocked()
          .$asTuple('programme_id', 'id'),
      ),
    )
    .returning(['programme_id as programme', 'id as application', 'person_id as person'])
    .execute();
}
