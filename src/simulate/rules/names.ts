import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** How mails write the name of a row of people, which they set apart from the sentence around it. */
const called = (person: string) =>
  sql`coalesce(nullif(${sql.ref(`${person}.called`)}, ''), ${sql.ref(`${person}.name`)})`;
const [FIRST_ISOLATE, LAST_ISOLATE] = ['\u2068', '\u2069'];

/** Whether the text of a row `o` of the outbox names the person `other`; namesakes of its reader `reader` are left out. */
export const isNamed = (other: string, reader: string): RawBuilder<unknown> => sql`(
  ${called(other)} <> ${called(reader)}
  and position(${FIRST_ISOLATE} || ${called(other)} || ${LAST_ISOLATE} in o.text) > 0)`;
