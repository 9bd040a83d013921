import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** The name of a row of people in the form that mails use. Mails isolate the name from the sentence around it. */
const called = (person: string) =>
  sql`coalesce(nullif(${sql.ref(`${person}.called`)}, ''), ${sql.ref(`${person}.name`)})`;
const [FIRST_ISOLATE, LAST_ISOLATE] = ['\u2068', '\u2069'];

/** Whether the text of an outbox row `o` names the person `other`. False for a namesake of its reader `reader`. */
export const isNamed = (other: string, reader: string): RawBuilder<unknown> => sql`(
  ${called(other)} <> ${called(reader)}
  and position(${FIRST_ISOLATE} || ${called(other)} || ${LAST_ISOLATE} in o.text) > 0)`;
