import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * A mail that had left and then goes, or comes back, is subtracted from the count of its group. Before, the whole group was counted anew,
 * which took seconds for all letters of a large programme. The planner also learns how few mails contain an address, and an index finds a
 * person's letters.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What stands there is counted anew for the last time.
    create temporary table stale on commit drop as
      select distinct c.programme_id, c.kind, c.private, c.occasion from mail_count c
      join mail_recount r using (programme_id, kind, private, occasion);
    delete from mail_count c using stale s
      where c.programme_id = s.programme_id and c.kind = s.kind and c.private = s.private and c.occasion = s.occasion;
    insert into mail_count (programme_id, kind, private, occasion, count, first_at, last_at)
      select o.programme_id, o.kind, o.private, s.occasion, count(*), min(o.sent_at), max(o.sent_at)
      from stale s
      join outbox o on o.programme_id = s.programme_id and o.kind = s.kind and o.private = s.private
        and (o.private or o.occasion = s.occasion)
      where o.state = 'sent' and o.sent_at <= (select (value #>> '{}')::timestamptz from setting where key = 'mail-counted')
      group by 1, 2, 3, 4;
    delete from mail_recount;

    -- When it had left.
    alter table mail_recount add column sent_at timestamptz;
    create or replace function recount_mails() returns trigger language plpgsql as $$
      begin
        insert into mail_recount (programme_id, kind, private, occasion, sent_at)
        values (old.programme_id, old.kind, old.private, case when old.private then '' else old.occasion end, old.sent_at);
        return null;
      end $$;

    create statistics outbox_telling_few on (position('@' in subject || text)) from outbox;
    -- Of an empty table the planner would learn that it is empty.
    do $$ begin if exists (select from outbox) then analyze outbox; end if; end $$;
    create index letter_author on letter (programme_id, author_id);
  `.execute(db);
}
