import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Whether a mail contains any address is stored beside it. An index on the text itself had a cost: each mail that lost its words with a
 * round's data was rewritten in every index of the outbox. Now such a mail stays in its place. A mail that comes in or changes is noted
 * only if its text differs from the column, which is rare.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table outbox add column tells_address boolean not null default false;
    update outbox set tells_address = true where position('@' in subject || text) > 0;
    create function note_telling_mail() returns trigger language plpgsql as $$
      begin
        update outbox set tells_address = position('@' in subject || text) > 0 where programme_id = new.programme_id and id = new.id;
        return null;
      end $$;
    create trigger mail_telling after insert or update of subject, text on outbox for each row
      when ((position('@' in new.subject || new.text) > 0) is distinct from new.tells_address) execute function note_telling_mail();
    create index outbox_tells on outbox (programme_id) where tells_address;
    drop index outbox_telling;
    drop statistics outbox_telling_few;
    -- Of an empty table the planner would learn that it is empty.
    do $$ begin if exists (select from outbox) then analyze outbox (tells_address); end if; end $$;
  `.execute(db);
}
