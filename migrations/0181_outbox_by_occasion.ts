import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Mails with many occasions that are one for volunteers, such as a round's introductions, are one line in the outbox. A mail that was taken
 * out records who did that, and why.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table outbox
      -- The occasion that volunteers see it under together with others; '' where that is its own.
      add column whole text not null default '',
      -- The volunteer who took it out, and the reason that they gave.
      add column out_by bigint,
      add column out_why text not null default '';
    create temporary table gathered on commit drop as
      select p.programme_id, 'partnership:' || p.id as occasion, 'round:' || p.round_id as whole from partnership p;
    update outbox o set whole = g.whole from gathered g
      where o.programme_id = g.programme_id and o.occasion = g.occasion and o.kind in ('introduction', 'ending-soon', 'farewell');
    with old as (
      delete from mail_count c using gathered g
      where c.programme_id = g.programme_id and c.occasion = g.occasion and c.kind in ('introduction', 'ending-soon', 'farewell')
      returning c.programme_id, c.kind, c.private, g.whole, c.count, c.first_at, c.last_at
    )
    insert into mail_count (programme_id, kind, private, occasion, count, first_at, last_at)
      select programme_id, kind, private, whole, sum(count), min(first_at), max(last_at) from old group by 1, 2, 3, 4;
    update mail_recount r set occasion = g.whole from gathered g
      where r.programme_id = g.programme_id and r.occasion = g.occasion and r.kind in ('introduction', 'ending-soon', 'farewell');
    update outbox o set last_error = 'taken-out', out_by = case when e.actor_kind = 'person' then e.actor_id end
      from event e, jsonb_array_elements_text(e.data -> 'mails') own (id)
      where e.kind = 'mails-dropped' and o.programme_id = e.programme_id and o.id = own.id::bigint and o.state = 'dropped'
        and o.last_error is null;

    create or replace function recount_mails() returns trigger language plpgsql as $$
      begin
        insert into mail_recount (programme_id, kind, private, occasion, sent_at)
        values (old.programme_id, old.kind, old.private,
          case when old.private then '' when old.whole <> '' then old.whole else old.occasion end, old.sent_at);
        return null;
      end $$;
    create index outbox_whole on outbox (programme_id, kind, whole, person_id) where whole <> '';
    drop index outbox_unfinished;
    create index outbox_unfinished on outbox (programme_id, state, kind, occasion, whole, private, due_at)
      where state in ('waiting', 'held', 'sending', 'failed', 'gathered');
  `.execute(db);
}
