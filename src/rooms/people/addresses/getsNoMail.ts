import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';

/** Whether mail to a person is suppressed because earlier mail came back, for queries in which they are `person`. */
export const getsNoMail: RawBuilder<SqlBool> = sql`exists (select from suppression
  where suppression.programme_id = person.programme_id and suppression.address = person.address)`;
