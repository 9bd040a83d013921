import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Live chats: their sessions of an hour or two, a script of questions, hosts and messages. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table chat (
      programme_id bigint not null references programme on delete cascade,
      id bigint generated always as identity,
      -- Its address, the same for ever.
      slug text not null,
      round_id bigint,
      topic_id bigint,
      title text not null,
      about text not null default '',
      locale text not null,
      -- Without the mark in front.
      hashtag text not null default '',
      state text not null check (state in ('draft', 'announced', 'over', 'cancelled')),
      welcome text not null default '',
      farewell text not null default '',
      -- Whether somebody who writes for the first time waits for a host.
      admits boolean not null default true,
      -- Seconds between two messages of one writer; 0: none.
      slow_seconds int not null default 0,
      -- Rises with each change that calendars hear of.
      sequence int not null default 0,
      -- The number of the last message or other news.
      last_number bigint not null default 0,
      -- A rehearsal of another chat: only its hosts see it, and it goes when it ends.
      rehearses_id bigint,
      created_by bigint,
      created_at timestamptz not null,
      announced_at timestamptz,
      -- Told to everybody who meant to come.
      cancel_reason text not null default '',
      -- Answers join the record until then.
      late_days int not null default 7,
      late_until timestamptz,
      primary key (programme_id, id),
      unique (programme_id, slug),
      foreign key (programme_id, round_id) references round on delete set null (round_id),
      foreign key (programme_id, topic_id) references topic on delete set null (topic_id),
      foreign key (programme_id, created_by) references person on delete set null (created_by),
      foreign key (programme_id, rehearses_id) references chat on delete cascade
    );
    create index chat_id on chat (id);
    create index chat_topic on chat (programme_id, topic_id);
    create index chat_round on chat (programme_id, round_id);
    create index chat_rehearses on chat (programme_id, rehearses_id) where rehearses_id is not null;

    create table chat_session (
      programme_id bigint not null,
      id bigint generated always as identity,
      chat_id bigint not null,
      -- From 1, as they were planned.
      position int not null,
      -- The same for ever, in everybody's calendar.
      uid text not null,
      -- When it begins, as the clocks of the zone show it: 2027-03-01T18:00.
      wall text not null,
      zone text not null,
      starts_at timestamptz not null,
      minutes int not null,
      state text not null check (state in ('planned', 'open', 'closed')),
      led_by text not null default 'host' check (led_by in ('host', 'clock')),
      opened_at timestamptz,
      closed_at timestamptz,
      -- The question that is pinned, and since when; null before the first.
      question int,
      question_at timestamptz,
      -- When there is something to do about it next; null where nothing is.
      look_at timestamptz,
      primary key (programme_id, id),
      unique (programme_id, chat_id, position),
      foreign key (programme_id, chat_id) references chat on delete cascade
    );
    create index chat_session_look on chat_session (look_at) where look_at is not null;
    create index chat_session_starts on chat_session (programme_id, starts_at);

    -- Who hosts a session: the first leads, the next is asked when the one before does not come.
    create table chat_host (
      programme_id bigint not null,
      session_id bigint not null,
      person_id bigint not null,
      position int not null,
      asked_at timestamptz,
      came_at timestamptz,
      seen_at timestamptz,
      primary key (programme_id, session_id, person_id),
      foreign key (programme_id, session_id) references chat_session on delete cascade,
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create index chat_host_person on chat_host (programme_id, person_id);

    create table chat_question (
      programme_id bigint not null,
      chat_id bigint not null,
      number int not null,
      body text not null,
      minutes int not null,
      primary key (programme_id, chat_id, number),
      foreign key (programme_id, chat_id) references chat on delete cascade
    );

    create table chat_release (
      programme_id bigint not null,
      session_id bigint not null,
      question int not null,
      released_at timestamptz not null,
      primary key (programme_id, session_id, question),
      foreign key (programme_id, session_id) references chat_session on delete cascade
    );

    create table chat_message (
      programme_id bigint not null,
      id bigint generated always as identity,
      chat_id bigint not null,
      -- Null of a late answer.
      session_id bigint,
      -- Given under the lock of the chat's row when it is shown first; null before.
      number bigint,
      question int,
      -- The message that it answers.
      answers_id bigint,
      author_id bigint,
      -- As it was signed.
      name text not null,
      body text not null,
      html text not null,
      before text,
      locale text not null,
      channel text not null check (channel in ('form', 'mail', 'elsewhere', 'import')),
      state text not null check (state in ('unconfirmed', 'held', 'shown', 'hidden', 'withdrawn')),
      state_at timestamptz not null,
      held_for text[] not null default '{}',
      reason text not null default '',
      picture_id bigint,
      picture_alt text not null default '',
      message_id text,
      is_late boolean not null default false,
      written_at timestamptz not null,
      shown_at timestamptz,
      edited_at timestamptz,
      primary key (programme_id, id),
      unique (programme_id, chat_id, number),
      foreign key (programme_id, chat_id) references chat on delete cascade,
      foreign key (programme_id, session_id) references chat_session on delete set null (session_id),
      foreign key (programme_id, answers_id) references chat_message on delete set null (answers_id),
      foreign key (programme_id, author_id) references person on delete set null (author_id),
      foreign key (programme_id, picture_id) references file on delete set null (picture_id)
    );
    create index chat_message_author on chat_message (programme_id, author_id, chat_id, id);
    create index chat_message_answers on chat_message (programme_id, answers_id) where answers_id is not null;
    create index chat_message_session on chat_message (programme_id, session_id);
    create index chat_message_picture on chat_message (programme_id, picture_id) where picture_id is not null;
    create index chat_message_waiting on chat_message (programme_id, chat_id, id) where state in ('unconfirmed', 'held');

    -- What else readers of the room hear of, by numbers of the same row as the messages.
    create table chat_news (
      programme_id bigint not null,
      chat_id bigint not null,
      number bigint not null,
      kind text not null check (kind in ('message', 'reactions', 'room')),
      message_id bigint,
      at timestamptz not null,
      primary key (programme_id, chat_id, number),
      foreign key (programme_id, chat_id) references chat on delete cascade,
      foreign key (programme_id, message_id) references chat_message on delete cascade
    );
    create index chat_news_message on chat_news (programme_id, message_id);

    create table chat_reaction (
      programme_id bigint not null,
      message_id bigint not null,
      liker text not null,
      kind text not null,
      at timestamptz not null,
      primary key (programme_id, message_id, liker, kind),
      foreign key (programme_id, message_id) references chat_message on delete cascade
    );
    create index chat_reaction_liker on chat_reaction (programme_id, liker);

    create table chat_report (
      programme_id bigint not null,
      id bigint generated always as identity,
      message_id bigint not null,
      reporter text not null,
      reason text not null,
      at timestamptz not null,
      settled_at timestamptz,
      settled_by bigint,
      primary key (programme_id, id),
      unique (programme_id, message_id, reporter),
      foreign key (programme_id, message_id) references chat_message on delete cascade,
      foreign key (programme_id, settled_by) references person on delete set null (settled_by)
    );
    create index chat_report_open on chat_report (programme_id, message_id) where settled_at is null;

    -- Who means to come, and how they want to take part.
    create table chat_wish (
      programme_id bigint not null,
      chat_id bigint not null,
      person_id bigint not null,
      reminds boolean not null default true,
      by_mail boolean not null default false,
      -- Whether their name stands among those who are here, and since when they are.
      is_named boolean not null default false,
      here_at timestamptz,
      wished_at timestamptz not null,
      primary key (programme_id, chat_id, person_id),
      foreign key (programme_id, chat_id) references chat on delete cascade,
      foreign key (programme_id, person_id) references person on delete cascade
    );
    create index chat_wish_person on chat_wish (programme_id, person_id);

    -- How many follow a chat in each process that serves pages.
    create table chat_crowd (
      programme_id bigint not null,
      chat_id bigint not null,
      process text not null,
      readers int not null,
      at timestamptz not null,
      primary key (programme_id, chat_id, process),
      foreign key (programme_id, chat_id) references chat on delete cascade
    );
  `.execute(db);
}
