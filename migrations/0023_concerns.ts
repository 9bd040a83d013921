import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Whom a concern, or a conversation handed to safeguarding, is about: they never see it, whatever role they hold. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table concern_about (
      programme_id bigint not null,
      concern_id bigint not null,
      person_id bigint not null,
      -- Also known by who signs in, should they come back as somebody new.
      account_id bigint references account on delete set null,
      primary key (programme_id, concern_id, person_id),
      foreign key (programme_id, concern_id) references concern on delete cascade,
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create index concern_about_person on concern_about (programme_id, person_id);
    insert into concern_about (programme_id, concern_id, person_id, account_id)
      select c.programme_id, c.id, m.person_id, p.account_id from concern c
      join membership m on m.programme_id = c.programme_id and m.partnership_id = c.partnership_id and m.person_id <> c.person_id
      join person p on p.programme_id = m.programme_id and p.id = m.person_id;

    alter table concern
      -- Since when the operators may read it, because nobody else could.
      add column operators_at timestamptz,
      -- False when nothing shows that the mail it came in is from the person it names.
      add column verified boolean not null default true,
      -- True when it came in a mail that could not be read: then it has no words.
      add column unread boolean not null default false;
    create index concern_open on concern (programme_id, id) where handled_at is null;

    alter table thread
      -- The concern that it is the conversation about; whoever may read that reads it.
      add column concern_id bigint,
      add column operators_at timestamptz,
      add foreign key (programme_id, concern_id) references concern on delete cascade;
    create unique index thread_concern on thread (programme_id, concern_id) where concern_id is not null;
    create table thread_about (
      programme_id bigint not null,
      thread_id bigint not null,
      person_id bigint not null,
      account_id bigint references account on delete set null,
      primary key (programme_id, thread_id, person_id),
      foreign key (programme_id, thread_id) references thread on delete cascade,
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create index thread_about_person on thread_about (programme_id, person_id);
    insert into thread_about (programme_id, thread_id, person_id, account_id)
      select distinct t.programme_id, t.id, other.person_id, p.account_id from thread t
      join membership own on own.programme_id = t.programme_id and own.person_id = t.person_id
      join membership other on other.programme_id = own.programme_id and other.partnership_id = own.partnership_id
        and other.person_id <> own.person_id
      join person p on p.programme_id = other.programme_id and p.id = other.person_id
      where t.private_at is not null;
  `.execute(db);
}
