import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Partnerships and comments in several orders, each with an index. How much partners wrote, and when they were last in contact, is noted
 * beside each partnership whenever a letter or an answer changes. The partnership is locked first: of two changes at once, the second then
 * counts what the first wrote.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const contact = `
    (select count(*) from letter l where l.programme_id = p.programme_id and l.partnership_id = p.id
      and l.drafted_at is null and (l.leaves_at is null or l.left_at is not null)) as letters,
    greatest(
      (select max(l.written_at) from letter l where l.programme_id = p.programme_id and l.partnership_id = p.id and l.held_at is null),
      (select max(r.answered_at) from contact_report r where r.programme_id = p.programme_id and r.partnership_id = p.id
        and r.answer = 'talked')) as contact_at`;
  const name = `(lower(regexp_replace(normalize(name, nfd), '[\u0300-\u036f]+', '', 'g') collate pg_c_utf8))`;
  await sql
    .raw(
      `
    alter table partnership add column letters integer not null default 0;
    alter table partnership add column contact_at timestamptz;
    update partnership set letters = c.letters, contact_at = c.contact_at
    from (select p.programme_id, p.id, ${contact} from partnership p) c
    where c.programme_id = partnership.programme_id and c.id = partnership.id and (c.letters > 0 or c.contact_at is not null);

    create function note_contact() returns trigger language plpgsql as $$
      declare changed record := coalesce(new, old);
      begin
        perform from partnership where programme_id = changed.programme_id and id = changed.partnership_id for no key update;
        update partnership set letters = c.letters, contact_at = c.contact_at
        from (select ${contact} from partnership p
          where p.programme_id = changed.programme_id and p.id = changed.partnership_id) c
        where programme_id = changed.programme_id and id = changed.partnership_id
          and (partnership.letters, partnership.contact_at) is distinct from (c.letters, c.contact_at);
        return null;
      end $$;
    create trigger letter_noted after insert or delete on letter for each row execute function note_contact();
    create trigger letter_changed after update on letter for each row
      when ((old.written_at, old.held_at, old.drafted_at, old.leaves_at, old.left_at)
        is distinct from (new.written_at, new.held_at, new.drafted_at, new.leaves_at, new.left_at))
      execute function note_contact();
    create trigger talk_noted after insert on contact_report for each row when (new.answer = 'talked') execute function note_contact();
    create trigger talk_gone after delete on contact_report for each row when (old.answer = 'talked') execute function note_contact();
    create trigger talk_changed after update on contact_report for each row
      when ((old.answer, old.answered_at) is distinct from (new.answer, new.answered_at)) execute function note_contact();

    create index partnership_by_letters on partnership (programme_id, round_id, letters, id);
    create index partnership_by_contact on partnership (programme_id, round_id, coalesce(contact_at, timestamptz 'epoch'), id);
    create index comment_by_topic on comment (programme_id, state, topic_id, id) where state in ('unconfirmed', 'held', 'hidden');
    create index comment_by_name on comment (programme_id, state, ${name}, id) where state in ('unconfirmed', 'held', 'hidden');
    create index comment_hidden_written on comment (programme_id, id) where state = 'hidden';
  `,
    )
    .execute(db);
}
