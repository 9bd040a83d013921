import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** Everybody who was ever in a partnership with a person, both given as pieces of SQL. */
export const everPartners = (of: {
  programme: RawBuilder<unknown>;
  person: RawBuilder<unknown>;
}): RawBuilder<number[]> => sql<number[]>`array(
  select distinct other.person_id from membership own
  join membership other on other.programme_id = own.programme_id and other.partnership_id = own.partnership_id
  where own.programme_id = ${of.programme} and own.person_id = ${of.person} and other.person_id <> ${of.person})`;
