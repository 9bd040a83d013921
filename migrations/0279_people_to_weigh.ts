import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * For pages that weigh everybody in a round. An index alone gives the country, zone and language of ten thousand people who may get
 * partners. Another finds those who have not said yes. A third shows that a consent was withdrawn, without reading all of them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
    create index person_to_weigh on person (programme_id, id) include (country, zone, locale)
      where erased_at is null and stands_for is null and address_confirmed_at is not null;
    create index application_unsure on application (programme_id, round_id) where state = 'confirmed' and available_at is null;
    create index consent_withdrawn on consent (programme_id, withdrawn_at) where withdrawn_at is not null;
  `,
    )
    .execute(db);
}
