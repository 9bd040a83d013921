import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import { mayDo } from '../../mails/index.ts';

/** The condition that a mail of the outbox belongs to this announcement. */
export const isOf = (programme: number, announcement: number): RawBuilder<SqlBool> => sql<SqlBool>`
  outbox.programme_id = ${programme} and outbox.kind = 'announcement' and outbox.occasion = ${`announcement:${announcement}`}`;

/** Condition: the digest that contains this mail has left. */
export const digestLeft = sql<SqlBool>`(outbox.state = 'bundled' and exists (
  select from outbox digest where digest.programme_id = outbox.programme_id and digest.person_id = outbox.person_id
    and digest.kind = 'digest' and digest.sent_at is not null and digest.data -> 'mails' @> to_jsonb(outbox.id)))`;

/** Condition: the mail has not left and still may, with the words that its announcement has then. */
export const stillWaits = sql<SqlBool>`(outbox.sent_at is null and (${mayDo('edit')} or (outbox.state = 'bundled' and not ${digestLeft})))`;
