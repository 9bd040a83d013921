import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { giveImportedDetailsBack, importedDetails, isOnlyImported } from '../../people/index.ts';

interface OfFile {
  programme: number;
  file: number;
}

/** Stores the details of people from earlier imports before a file writes to them, each with an application of the file. */
export async function keepPeople(
  ctx: Pick<Ctx, 'db'>,
  { programme, file, at, applications }: OfFile & { at: Date; applications: readonly number[] },
): Promise<void> {
  await sql`
    insert into import_before (programme_id, import_id, application_id, imported_at, answers, person)
    select application.programme_id, ${file}, application.id, ${at}, '[]', jsonb_build_object('id', person.id, 'was', ${importedDetails})
    from application join person on person.programme_id = application.programme_id and person.id = application.person_id
    where application.programme_id = ${programme} and application.id = any(${applications}) and ${isOnlyImported} and person.imported_at <> ${at}
    on conflict (programme_id, import_id, application_id) do update set person = excluded.person`.execute(
    ctx.db,
  );
}

/** Stores what the file wrote to people, to find out later whether somebody changed it since. */
export async function keepWritten(
  ctx: Pick<Ctx, 'db'>,
  { programme, file, applications }: OfFile & { applications: readonly number[] },
): Promise<void> {
  await sql`
    update import_before b set person = b.person || jsonb_build_object('became', ${importedDetails}) from person
    where b.programme_id = ${programme} and b.import_id = ${file} and b.application_id = any(${applications})
      and person.programme_id = b.programme_id and person.id = (b.person ->> 'id')::bigint`.execute(ctx.db);
}

/**
 * Gives people back their details from before a file, except people merged since and details that others wrote since. Skips people whom a
 * later file wrote to: undoing that file then restores the details from before both.
 */
export async function givePeopleBack(
  ctx: Pick<Ctx, 'db'>,
  { programme, file, applications }: OfFile & { applications: readonly number[] },
): Promise<void> {
  const mine = sql`
    select a.person_id as id, b.person -> 'was' as was, b.person -> 'became' as became, f.at
    from import_before b
    join import_file f on f.programme_id = b.programme_id and f.id = b.import_id
    join application a on a.programme_id = b.programme_id and a.id = b.application_id
    where b.programme_id = ${programme} and b.import_id = ${file} and b.application_id = any(${applications})
      and a.person_id = (b.person ->> 'id')::bigint`;
  const later = sql`
    select distinct on (mine.id) mine.id, mine.was, mine.became, l.import_id, l.application_id
    from (${mine}) mine
    join application a on a.programme_id = ${programme} and a.person_id = mine.id
    join import_before l on l.programme_id = a.programme_id and l.application_id = a.id
      and l.import_id <> ${file} and (l.person ->> 'id')::bigint = mine.id
    join import_file f on f.programme_id = l.programme_id and f.id = l.import_id and (f.at, f.id) > (mine.at, ${file}::bigint)
    order by mine.id, f.at, f.id`;
  await giveImportedDetailsBack(
    ctx,
    programme,
    sql`select id, was, became from (${mine}) mine where not exists (select from (${later}) later where later.id = mine.id)`,
  );
  await sql`
    update import_before b set person = jsonb_set(b.person, '{was}', later.was) from (${later}) later
    where b.programme_id = ${programme} and b.import_id = later.import_id and b.application_id = later.application_id
      and b.person -> 'was' = later.became`.execute(ctx.db);
}
