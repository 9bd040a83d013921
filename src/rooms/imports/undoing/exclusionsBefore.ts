import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { isAddressMark } from '../../people/index.ts';
import {
  insertExclusions,
  exclusionKey,
  exclusionLine,
  removeImportedExclusions,
} from '../../applications/index.ts';
import type { ExclusionLine, SaidExclusion } from '../../applications/index.ts';

type Db = Pick<Ctx, 'db'>;

/** The lines of a JSON value that should be a list of lines. */
const linesIn = (value: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`jsonb_array_elements_text(case jsonb_typeof(${value}) when 'array' then ${value} else '[]' end)`;

/**
 * Removes lines of earlier files about people that somebody rules out, from applications that a file just corrected. The person's own words
 * and other imports' lines stay.
 */
export async function dropCorrected(
  ctx: Db,
  { programme, file, applications }: { programme: number; file: number; applications: readonly number[] },
): Promise<void> {
  const gone = await removeImportedExclusions(
    ctx,
    programme,
    sql`
      select a.person_id as person, b.imported_at as at from import_before b
      join application a on a.programme_id = b.programme_id and a.id = b.application_id
      where b.programme_id = ${programme} and b.import_id = ${file} and b.application_id = any(${applications})`,
  );
  await insertExclusions(ctx, programme, await saidElsewhere(ctx, programme, gone));
}

/**
 * Removes the people whom an import ruled out for some people. In the applications that are `given` back, puts back the people whom the
 * import had left out, unless the person has said anything about that since. Lines that another import says too stay, and so do the marks
 * of erased people.
 */
export async function giveExclusionsBack(
  ctx: Db,
  of: { programme: number; file: number; at: Date; people: readonly number[]; given: readonly number[] },
): Promise<void> {
  const { programme, file } = of;
  const gone = await removeImportedExclusions(
    ctx,
    programme,
    sql`select person, ${of.at}::timestamptz as at from unnest(${of.people}::bigint[]) own (person)`,
  );
  const { rows } = await sql<SaidExclusion>`
    select a.person_id as person, b.imported_at as at, line
    from import_before b
    join application a on a.programme_id = b.programme_id and a.id = b.application_id
    cross join jsonb_array_elements(b.answers) one
    join question q on q.programme_id = b.programme_id and q.id = (one ->> 0)::bigint and q.type = 'exclusions'
    cross join ${linesIn(sql`(one -> 2)`)} line
    where b.programme_id = ${programme} and b.import_id = ${file} and b.application_id = any(${of.given})
      and not exists (
        select from application x
        join answer own on own.programme_id = x.programme_id and own.application_id = x.id and own.answered_at >= ${of.at}
        join question y on y.programme_id = own.programme_id and y.id = own.question_id and y.type = 'exclusions'
        where x.programme_id = a.programme_id and x.person_id = a.person_id and own.answered_at is distinct from x.imported_at)`.execute(
    ctx.db,
  );
  await insertExclusions(ctx, programme, [
    ...rows.map(lineOrMark),
    ...(await saidElsewhere(ctx, programme, gone)),
  ]);
}

/** A stored line. If the person it names was erased since, a mark stands for their address. */
const lineOrMark = (said: SaidExclusion): ExclusionLine & { at: Date } =>
  isAddressMark(said.line)
    ? { person: said.person, at: said.at, address: said.line, name: '' }
    : exclusionLine(said);

/** Lines that another imported application of the same person also says and that nobody has answered, with the moment of its import. */
async function saidElsewhere(
  ctx: Db,
  programme: number,
  lines: readonly ExclusionLine[],
): Promise<(ExclusionLine & { at: Date })[]> {
  if (lines.length === 0) return [];
  const { rows } = await sql<SaidExclusion>`
    select application.person_id as person, application.imported_at as at, line
    from application
    join answer on answer.programme_id = application.programme_id and answer.application_id = application.id
      and answer.answered_at = application.imported_at
    join question q on q.programme_id = answer.programme_id and q.id = answer.question_id and q.type = 'exclusions'
    cross join ${linesIn(sql`answer.value`)} line
    where application.programme_id = ${programme} and application.source = 'import'
      and application.person_id = any(${lines.map(({ person }) => person)})
    order by application.imported_at, application.id`.execute(ctx.db);
  const asked = new Set(lines.map(exclusionKey));
  return rows.map(exclusionLine).filter((line) => asked.has(exclusionKey(line)));
}
