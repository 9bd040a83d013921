import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
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

/** For a query of `person`: the details that a spreadsheet may give, as JSON. */
export const importedDetails = sql`jsonb_build_object('name', person.name, 'called', person.called, 'country', person.country, 'zone', person.zone, 'locale', person.locale)`;

/** For a query of `person`: only spreadsheets have said anything about this person. */
export const isOnlyImported = sql`person.imported_at is not null and person.address_confirmed_at is null`;

/**
 * Gives people back their details from before an import. `given` is a query of `id`, `was` and `became`, the details before and after. Skips
 * people of whom something else has been said since.
 */
export async function giveImportedDetailsBack(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  given: RawBuilder<unknown>,
): Promise<void> {
  await sql`
    update person set name = was ->> 'name', called = was ->> 'called', country = was ->> 'country', zone = was ->> 'zone', locale = was ->> 'locale'
    from (${given}) given
    where person.programme_id = ${programme} and person.id = given.id and ${isOnlyImported}
      and ${importedDetails} = given.became`.execute(ctx.db);
}

interface SomePeople {
  programme: number;
  people: readonly number[];
}

/** Removes those of the people for whom a condition on `person` holds. */
export async function removeImportedPeople(
  ctx: Pick<Ctx, 'db'>,
  { programme, people }: SomePeople,
  which: RawBuilder<unknown>,
): Promise<void> {
  await sql`delete from person where programme_id = ${programme} and id = any(${people}) and (${which})`.execute(
    ctx.db,
  );
}

/**
 * Takes back what an import did to people who stay. Only the address is left of those for whom a condition on `person` holds, unless they
 * confirmed it. Nobody counts as invited at the moment of the import.
 */
export async function leaveWithoutImport(
  ctx: Pick<Ctx, 'db'>,
  { programme, people, at }: SomePeople & { at: Date },
  isOnlyAddress: RawBuilder<unknown>,
): Promise<void> {
  await sql`
    update person set name = '', called = '', country = null, zone = null
    where programme_id = ${programme} and id = any(${people}) and address_confirmed_at is null
      and ${isOnlyAddress}`.execute(ctx.db);
  await sql`
    update person set invited_at = null
    where programme_id = ${programme} and id = any(${people}) and invited_at = ${at}`.execute(ctx.db);
}
