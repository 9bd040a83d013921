import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * How many mails of each kind and occasion have left, counted as time goes by: an outbox of a million is not read to list them. Those that
 * left after the setting `mail-counted` are not in it yet. What left and then goes, or comes back, names its group in `mail_recount`, which is counted anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table mail_count (
      programme_id bigint not null references programme on delete cascade,
      kind text not null,
      private boolean not null,
      -- Of codes and letters only the number counts: '' for all of a kind.
      occasion text not null,
      count int not null,
      first_at timestamptz not null,
      last_at timestamptz not null,
      primary key (programme_id, kind, private, occasion)
    );
    create index mail_count_first on mail_count (programme_id, first_at desc);

    create table mail_recount (
      programme_id bigint not null,
      id bigint generated always as identity,
      kind text not null,
      private boolean not null,
      occasion text not null,
      primary key (programme_id, id)
    );
    create function recount_mails() returns trigger language plpgsql as $$
      begin
        insert into mail_recount (programme_id, kind, private, occasion)
        values (old.programme_id, old.kind, old.private, case when old.private then '' else old.occasion end);
        return null;
      end $$;
    create trigger outbox_gone after delete on outbox
      for each row when (old.state = 'sent') execute function recount_mails();
    create trigger outbox_back after update on outbox
      for each row when (old.state = 'sent' and new.state <> 'sent') execute function recount_mails();

    create index outbox_dropped on outbox (programme_id, kind, occasion) where state = 'dropped';
  `.execute(db);
}
