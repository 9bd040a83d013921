import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** Kinds that some volunteers may not know of, by what is in the single mail: these are counted when somebody looks. */
export const KEPT_FROM_SOME = [
  'appeal-answered',
  'appeal-noted',
  'appeal-raised',
  'concern-decided',
  'concern-asked',
  'concern-noted',
  'concern-raised',
  'inbox-answer',
  'inbox-notice',
  'inbox-trouble',
  'sender-asked',
  'sender-unsure',
] as const;

/** The setting that tells until when what left is in `mail_count`. */
export const COUNTED = 'mail-counted';
export const countedUntil = sql`coalesce((select (value #>> '{}')::timestamptz from setting where key = ${COUNTED}), '-infinity')`;

/** Of codes and letters only the number counts, not the single one. Of a row of the outbox. */
export const groupOf = sql`case when private then '' else occasion end`;

/** How many mails of a group, by its row in `mail_count`, have left, and when the first and the last; more conditions on `o` may follow. */
export const leftOf = (group: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select count(*)::int as count, min(o.sent_at) as first_at, max(o.sent_at) as last_at from outbox o
  where o.programme_id = ${group}.programme_id and o.kind = ${group}.kind and o.private = ${group}.private and o.state = 'sent'
    and (o.private or o.occasion = ${group}.occasion)`;
