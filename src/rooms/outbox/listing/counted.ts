import { sql } from 'kysely';

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

/** Mails that had been counted as they left and are gone since, or came back: of `mail_recount`, read together with `mail_count`. */
export const wasCounted = sql`sent_at <= ${countedUntil}`;
