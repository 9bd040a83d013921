import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/**
 * The condition on `person`, of a programme, that each word of a search begins a word of their name, or of their address for who may see addresses: in any order,
 * whatever accents and capitals. By an index of words (migration 0060). A search without a word finds nobody.
 */
export const isFound = (programme: number, search: string, seesAddresses: boolean): RawBuilder<boolean> =>
  sql<boolean>`(person.erased_at is null and person_words(person.programme_id, person.name, person.address)
    @@ person_search(${programme}::bigint, ${search}::text, ${seesAddresses}::boolean))`;

/** A name as a list is sorted by it: without accents and capitals. */
export const inNameOrder = (name: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`lower(regexp_replace(normalize(${name}, nfd), '[\u0300-\u036f]+', '', 'g') collate pg_c_utf8)`;

/** The name of `person` in that order, as the index `person_by_name` has it, which holds persons who are neither erased nor stand-ins. */
export const IN_NAME_ORDER = inNameOrder(sql`person.name`);
