import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The fediverse: who follows a programme from other servers, what was sent there, what came in, and who is blocked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
    create table network_home (
      programme_id bigint primary key references programme on delete cascade,
      -- Part of every address that other servers know, for ever: https://mentoring.example.org
      origin text not null,
      public_key text not null,
      sealed_key text not null,
      -- Topics that were public before are not sent.
      on_at timestamptz not null,
      off_at timestamptz,
      hashtags text[] not null default '{}'
    );
    alter table programme add column network_origin text;
    create function note_network_origin() returns trigger language plpgsql as $$
    begin
      update programme set network_origin = case when new.off_at is null then new.origin end where id = new.programme_id;
      return null;
    end $$;
    create trigger note_network_origin after insert or update of origin, off_at on network_home
      for each row execute function note_network_origin();

    create table network_server (
      programme_id bigint not null references programme on delete cascade,
      host text not null,
      blocked_at timestamptz,
      blocked_by bigint,
      reason text not null default '',
      -- Nothing goes there before this.
      next_at timestamptz,
      failing_since timestamptz,
      problem text not null default '',
      -- Left out of what is sent from now on, until it is heard from.
      dead_at timestamptz,
      primary key (programme_id, host)
    );
    create table network_account (
      programme_id bigint not null references programme on delete cascade,
      id bigint generated always as identity,
      actor text not null,
      host text not null,
      handle text not null,
      name text not null,
      inbox text not null,
      shared_inbox text not null default '',
      key_id text not null,
      key_pem text not null,
      fetched_at timestamptz not null,
      follow text,
      follows_at timestamptz,
      -- Whoever writes in public here.
      person_id bigint,
      primary key (programme_id, id),
      unique (programme_id, actor),
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create index network_account_actor on network_account (actor);
    create index network_account_follows on network_account (programme_id, host) where follows_at is not null;
    create index network_account_person on network_account (programme_id, person_id) where person_id is not null;
    create index network_account_idle on network_account (fetched_at) where follows_at is null and person_id is null;

    create table network_post (
      programme_id bigint not null references programme on delete cascade,
      id bigint generated always as identity,
      -- A post is of a topic, a piece of news or a live chat.
      topic_id bigint,
      page_id bigint,
      chat_id bigint,
      -- Of what was sent last: another mark is a change.
      mark text not null,
      version integer not null default 1,
      made_at timestamptz not null,
      changed_at timestamptz not null,
      gone_at timestamptz,
      primary key (programme_id, id),
      foreign key (programme_id, topic_id) references topic on delete cascade,
      foreign key (programme_id, page_id) references page on delete cascade,
      foreign key (programme_id, chat_id) references chat on delete cascade
    );
    create unique index network_post_topic on network_post (programme_id, topic_id) where gone_at is null;
    create unique index network_post_page on network_post (programme_id, page_id) where page_id is not null and gone_at is null;
    create unique index network_post_chat on network_post (programme_id, chat_id) where chat_id is not null and gone_at is null;
    create index network_post_gone on network_post (gone_at) where gone_at is not null;

    -- How a topic goes to other networks, where somebody has said so.
    create table network_plan (
      programme_id bigint not null,
      topic_id bigint not null,
      -- It stays here, or is taken back from where it is.
      held_at timestamptz,
      -- The language of it; the topic's own without one.
      locale text,
      -- In the place of title, summary and questions.
      words text not null default '',
      primary key (programme_id, topic_id),
      foreign key (programme_id, topic_id) references topic on delete cascade
    );

    -- Answers that were written here to somebody on another server, and sent to them because their writer chose so.
    create table network_answer (
      programme_id bigint not null,
      id bigint generated always as identity,
      comment_id bigint not null,
      person_id bigint,
      asked_at timestamptz not null,
      -- Of what was sent last; '' before it is public here.
      mark text not null default '',
      version integer not null default 1,
      sent_at timestamptz,
      gone_at timestamptz,
      primary key (programme_id, id),
      unique (programme_id, comment_id),
      foreign key (programme_id, comment_id) references comment on delete cascade,
      foreign key (programme_id, person_id) references person on delete set null (person_id)
    );
    create index network_answer_person on network_answer (programme_id, person_id) where person_id is not null;
    create index network_answer_live on network_answer (programme_id, id) where gone_at is null;

    create table network_activity (
      programme_id bigint not null references programme on delete cascade,
      id bigint generated always as identity,
      kind text not null check (kind in ('create', 'update', 'delete', 'accept')),
      post_id bigint,
      answer_id bigint,
      version integer not null default 1,
      -- The follow that is accepted, and by whom.
      follow text,
      actor text,
      made_at timestamptz not null,
      primary key (programme_id, id),
      foreign key (programme_id, post_id) references network_post on delete cascade,
      foreign key (programme_id, answer_id) references network_answer on delete cascade
    );
    create index network_activity_answer on network_activity (programme_id, answer_id) where answer_id is not null;
    create index network_activity_accept on network_activity (made_at) where kind = 'accept';
    create index network_activity_post on network_activity (programme_id, post_id);
    create table network_delivery (
      programme_id bigint not null,
      id bigint generated always as identity,
      activity_id bigint not null,
      inbox text not null,
      host text not null,
      -- Null when it was taken, or given up.
      due_at timestamptz,
      tries integer not null default 0,
      done_at timestamptz,
      problem text not null default '',
      primary key (programme_id, id),
      unique (programme_id, activity_id, inbox),
      foreign key (programme_id, activity_id) references network_activity on delete cascade
    );
    create index network_delivery_due on network_delivery (due_at) where due_at is not null;
    create index network_delivery_host on network_delivery (programme_id, host) where due_at is not null;

    create table network_received (
      programme_id bigint not null references programme on delete cascade,
      id bigint generated always as identity,
      -- Of the signature: the same again is the one that is here.
      mark bytea not null,
      host text not null,
      path text not null,
      headers jsonb not null,
      body text not null,
      received_at timestamptz not null,
      due_at timestamptz not null,
      tries integer not null default 0,
      primary key (programme_id, id),
      unique (programme_id, mark)
    );
    create index network_received_due on network_received (due_at);
    create index network_received_host on network_received (programme_id, host);
    -- What was done is never done again.
    create table network_seen (
      programme_id bigint not null references programme on delete cascade,
      mark bytea not null,
      seen_at timestamptz not null,
      primary key (programme_id, mark)
    );
    create index network_seen_at on network_seen (seen_at);

    create table network_reply (
      programme_id bigint not null,
      id bigint generated always as identity,
      object text not null,
      account_id bigint not null,
      parent text not null,
      topic_id bigint,
      comment_id bigint,
      -- What was said elsewhere in a live chat is a message of its record.
      message_id bigint,
      -- Markdown, until it has its place.
      words text not null default '',
      state text not null check (state in ('waiting', 'placed', 'gone')),
      received_at timestamptz not null,
      -- When its parent is asked for again; null when that is known.
      ask_at timestamptz,
      asked integer not null default 0,
      primary key (programme_id, id),
      unique (programme_id, object),
      foreign key (programme_id, account_id) references network_account on delete cascade,
      foreign key (programme_id, topic_id) references topic on delete cascade,
      foreign key (programme_id, comment_id) references comment on delete cascade,
      foreign key (programme_id, message_id) references chat_message on delete cascade
    );
    create index network_reply_message on network_reply (programme_id, message_id) where message_id is not null;
    create index network_reply_account on network_reply (programme_id, account_id);
    create index network_reply_topic on network_reply (programme_id, topic_id) where topic_id is not null;
    create index network_reply_comment on network_reply (programme_id, comment_id) where comment_id is not null;
    create index network_reply_waiting on network_reply (received_at) where state = 'waiting';
    create index network_reply_ask on network_reply (ask_at) where ask_at is not null;
    create table network_mark (
      programme_id bigint not null,
      account_id bigint not null,
      kind text not null check (kind in ('like', 'boost')),
      topic_id bigint not null,
      -- 0 for the topic itself.
      comment_id bigint not null default 0,
      at timestamptz not null,
      primary key (programme_id, account_id, kind, topic_id, comment_id),
      foreign key (programme_id, account_id) references network_account on delete cascade,
      foreign key (programme_id, topic_id) references topic on delete cascade
    );
    create index network_mark_topic on network_mark (programme_id, topic_id);
    create table network_report (
      programme_id bigint not null references programme on delete cascade,
      id bigint generated always as identity,
      host text not null,
      topic_id bigint not null,
      words text not null,
      at timestamptz not null,
      settled_at timestamptz,
      settled_by bigint,
      primary key (programme_id, id),
      foreign key (programme_id, topic_id) references topic on delete cascade
    );
    create index network_report_settled on network_report (settled_at) where settled_at is not null;
    create index network_report_open on network_report (programme_id, topic_id) where settled_at is null;
  `,
    )
    .execute(db);
}
