import { sql } from 'kysely';
import { json } from '../../db/json.ts';
import type { Ctx } from '../ctx.ts';

/** Details that a spreadsheet gives of a person. */
export interface ImportedPerson {
  address: string;
  name: string;
  called: string;
  country: string | null;
  zone: string | null;
  locale: string;
}

/** Adds the people of a spreadsheet by one statement; people who are there already do not change. `at` is the moment of the import. Returns how many are new. */
export async function insertImported(
  ctx: Pick<Ctx, 'db'>,
  { programme, at, people }: { programme: number; at: Date; people: readonly ImportedPerson[] },
): Promise<number> {
  const { rows } = await sql`
    insert into person (programme_id, address, name, called, country, zone, locale, imported_at, created_at)
    select ${programme}, address, name, called, country, zone, locale, ${at}, ${at}
    from jsonb_to_recordset(${json(people)})
      as given(address text, name text, called text, country text, zone text, locale text)
    on conflict (programme_id, address) where erased_at is null do nothing
    returning id`.execute(ctx.db);
  return rows.length;
}

/** Writes what a spreadsheet says of people who have said nothing themselves, and notes that all of them are invited. */
export async function fillImported(
  ctx: Pick<Ctx, 'db'>,
  {
    programme,
    at,
    people,
  }: { programme: number; at: Date; people: readonly (ImportedPerson & { id: number })[] },
): Promise<void> {
  await sql`
    update person set name = given.name, called = given.called, country = given.country, zone = given.zone,
      locale = given.locale
    from jsonb_to_recordset(${json(people)})
      as given(id bigint, name text, called text, country text, zone text, locale text)
    where person.programme_id = ${programme} and person.id = given.id
      and person.imported_at is not null and person.address_confirmed_at is null`.execute(ctx.db);
  await sql`
    update person set invited_at = ${at}
    where programme_id = ${programme} and id = any(${people.map(({ id }) => id)}) and invited_at is null`.execute(
    ctx.db,
  );
}
