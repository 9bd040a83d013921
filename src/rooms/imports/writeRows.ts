import { sql } from 'kysely';
import { json } from '../../db/json.ts';
import type { Ctx } from '../ctx.ts';
import type { ImportedPerson } from '../people/index.ts';
import type { ImportPerson } from './readRow.ts';
import { insertExclusions, lineOf } from './insertExclusions.ts';
import { keepBefore } from './undoing/correctedBefore.ts';
import { dropCorrected } from './undoing/exclusionsBefore.ts';
import { anyOf } from '../../db/anyOf.ts';
import type { Standing } from './writeBatch.ts';

export type Write = { standing: Standing; applicant: ImportPerson };

export const asRows = (rows: readonly unknown[]) => json(rows);

function columnOf(applicant: ImportPerson, role: string): string | null {
  const value = applicant.answers.find(({ question }) => question.role === role)?.value;
  return typeof value === 'string' ? value : null;
}

export function personRow(applicant: ImportPerson): ImportedPerson {
  return {
    address: applicant.address,
    name: columnOf(applicant, 'name') ?? '',
    called: columnOf(applicant, 'called') ?? '',
    country: columnOf(applicant, 'country'),
    zone: columnOf(applicant, 'zone'),
    locale: applicant.locale,
  };
}

/** Notes the ids of what it wrote in `fresh`. */
export async function writeApplications(
  ctx: Ctx,
  { programme, round, file, at }: { programme: number; round: number; file: number; at: Date },
  fresh: readonly Write[],
): Promise<void> {
  if (fresh.length === 0) return;
  const given = fresh.map(({ standing, applicant }) => ({
    person: standing.person,
    digest: applicant.digest.toString('hex'),
  }));
  const { rows } = await sql<{ id: number; person: number }>`
    insert into application (programme_id, round_id, person_id, state, state_at, source, imported_at, import_digest, import_id, created_at)
    select ${programme}, ${round}, person, 'draft', ${at}, 'import', ${at}, decode(digest, 'hex'), ${file}, ${at}
    from jsonb_to_recordset(${asRows(given)}) as given(person bigint, digest text)
    returning id, person_id as person`.execute(ctx.db);
  const ids = new Map(rows.map(({ id, person }) => [person, id]));
  for (const { standing } of fresh) standing.application = ids.get(standing.person) ?? null;
}

/** Keeps what stood there before, for the undo of the import. */
export async function changeApplications(
  ctx: Ctx,
  { programme, file, at }: { programme: number; file: number; at: Date },
  changed: readonly Write[],
): Promise<void> {
  if (changed.length === 0) return;
  const applications = changed.map(({ standing }) => standing.application!);
  await keepBefore(ctx, { programme, file, applications });
  const given = changed.map(({ standing, applicant }) => ({
    id: standing.application,
    digest: applicant.digest.toString('hex'),
  }));
  await sql`
    update application set imported_at = ${at}, import_digest = decode(given.digest, 'hex'), answers_version = answers_version + 1
    from jsonb_to_recordset(${asRows(given)}) as given(id bigint, digest text)
    where application.programme_id = ${programme} and application.id = given.id`.execute(ctx.db);
  await ctx.db
    .deleteFrom('answer')
    .where('programme_id', '=', programme)
    .where('application_id', '=', anyOf(applications))
    .execute();
}

export async function writeAnswers(
  ctx: Ctx,
  programme: number,
  at: Date,
  writes: readonly Write[],
): Promise<void> {
  const given = writes.flatMap(({ standing, applicant }) =>
    applicant.answers.map(({ question, value }) => ({
      application: standing.application,
      question: question.id,
      version: question.version,
      value,
    })),
  );
  await sql`
    insert into answer (programme_id, application_id, question_id, version, value, answered_at)
    select ${programme}, application, question, version, value, ${at}
    from jsonb_to_recordset(${asRows(given)})
      as given(application bigint, question bigint, version int, value jsonb)`.execute(ctx.db);
}

/** Writes whom the rows rule out. An earlier import's lines of the same person go where the row now says something else. */
export async function writeExclusions(
  ctx: Ctx,
  { programme, file, at }: { programme: number; file: number; at: Date },
  writes: readonly Write[],
): Promise<void> {
  const corrected = writes.filter(({ standing }) => standing.source === 'import');
  if (corrected.length > 0)
    await dropCorrected(ctx, {
      programme,
      file,
      applications: corrected.map(({ standing }) => standing.application!),
    });
  const lines = writes.flatMap(({ standing: { person }, applicant }) =>
    applicant.answers
      .filter(({ question }) => question.type === 'exclusions')
      .flatMap(({ value }) => value as string[])
      .map((line) => lineOf({ person, line, at })),
  );
  await insertExclusions(ctx, programme, lines);
}
