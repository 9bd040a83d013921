import { sql } from 'kysely';

/** For a query of `person`: whether an import brought the person and they have nothing else here. */
export const hasNothingElse = sql<boolean>`(
  person.imported_at is not null and person.erased_at is null
  and not exists (select from application as own where own.programme_id = person.programme_id and own.person_id = person.id)
  and not exists (select from membership as own where own.programme_id = person.programme_id and own.person_id = person.id)
  and not exists (select from consent as own where own.programme_id = person.programme_id and own.person_id = person.id)
  and not exists (select from role as own where own.programme_id = person.programme_id and own.person_id = person.id)
  and not exists (select from invitation as own where own.programme_id = person.programme_id and own.person_id = person.id))`;

/** For a query of `person`: whether nothing is lost with the row: no account, no comment and no conversation. */
export const hasSaidNothing = sql<boolean>`(
  person.account_id is null
  and not exists (select from comment as own where own.programme_id = person.programme_id and own.author_id = person.id)
  and not exists (select from discussion_follow as own where own.programme_id = person.programme_id and own.person_id = person.id)
  and not exists (select from subscription as own where own.programme_id = person.programme_id and own.person_id = person.id)
  and not exists (select from thread as own where own.programme_id = person.programme_id and own.person_id = person.id))`;

/**
 * Condition on `person`: the person is a former partner, whose address stays so that the two are never paired again. Each side has an
 * index.
 */
export const isFormerPartner = sql<boolean>`(
  exists (select from former_pair as pair where pair.programme_id = person.programme_id and pair.person_a = person.id)
  or exists (select from former_pair as pair where pair.programme_id = person.programme_id and pair.person_b = person.id))`;
