import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/**
 * The condition on `person`, of a programme, that each word of a search begins a word of their name, or of their address for who may see addresses: in any order,
 * whatever accents and capitals. By an index of words (migration 0060). A search without a word finds nobody.
 */
export const isFound = (programme: number, search: string, seesAddresses: boolean): RawBuilder<boolean> =>
  sql<boolean>`(person.erased_at is null and person_words(person.programme_id, person.name, person.address)
    @@ person_search(${programme}::bigint, ${search}::text, ${seesAddresses}::boolean))`;
