import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** The open discussion under topics: comments by anybody, likes, reports, who follows, summaries. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- How a person appears in the discussion, and whether they may write there.
    create table commenter (
      programme_id bigint not null,
      person_id bigint not null,
      -- The name last signed with; the picture goes with this name and no other.
      name text not null default '',
      picture_id bigint,
      -- Since a moderator let a first comment stand, others appear at once.
      trusted_at timestamptz,
      banned_at timestamptz,
      banned_by bigint,
      ban_reason text not null default '',
      appeal text not null default '',
      appealed_at timestamptz,
      primary key (programme_id, person_id),
      foreign key (programme_id, person_id) references person on delete cascade,
      foreign key (programme_id, picture_id) references file on delete set null (picture_id)
    );
    create index commenter_picture on commenter (programme_id, picture_id) where picture_id is not null;

    create table comment (
      programme_id bigint not null,
      id bigint generated always as identity,
      topic_id bigint not null,
      -- Ids from the thread's first comment down to this one: their order is the order of reading.
      path bigint[] not null default '{}',
      thread_id bigint not null default 0,
      parent_id bigint,
      depth int not null default 0,
      -- The numbered question that the thread answers, from 1.
      question int check (question between 1 and 6),
      -- Null when the writer's row is gone; an erased writer's has neither name nor address.
      author_id bigint,
      -- As it was signed.
      name text not null,
      body text not null,
      html text not null,
      -- What it was before a moderator changed it.
      before text,
      locale text not null,
      channel text not null check (channel in ('form','mail')),
      state text not null check (state in ('unconfirmed','held','shown','hidden','withdrawn')),
      state_at timestamptz not null,
      -- Why it is held: first, links, rush.
      held_for text[] not null default '{}',
      -- Told to its writer when it was hidden.
      reason text not null default '',
      -- Drawn on the page: shown, or holding the place above others that are.
      listed boolean not null default false,
      likes int not null default 0,
      -- Of writer, place and text: the same words sent twice are one comment.
      fingerprint bytea not null,
      message_id text,
      written_at timestamptz not null,
      shown_at timestamptz,
      edited_at timestamptz,
      primary key (programme_id, id),
      foreign key (programme_id, topic_id) references topic on delete cascade,
      foreign key (programme_id, author_id) references person on delete set null (author_id)
    );
    create unique index comment_once on comment (programme_id, topic_id, author_id, fingerprint) where state <> 'withdrawn';
    create index comment_newest on comment (programme_id, topic_id, thread_id desc, path) where listed;
    create index comment_oldest on comment (programme_id, topic_id, path) where listed;
    create index comment_author on comment (programme_id, author_id);
    create index comment_shown on comment (programme_id, topic_id, shown_at) where state = 'shown';
    create index comment_waiting on comment (programme_id, state, id) where state in ('unconfirmed','held');

    -- Words folded to small letters without accents, and their groups of two and three letters, for searching in any script.
    create table comment_search (
      programme_id bigint not null,
      comment_id bigint not null,
      words text not null,
      grams int[] not null,
      primary key (programme_id, comment_id),
      foreign key (programme_id, comment_id) references comment on delete cascade
    );
    create index comment_search_grams on comment_search using gin (grams) with (fastupdate = off);

    create table comment_like (
      programme_id bigint not null,
      comment_id bigint not null,
      -- A person, or a keyed hash of comment and network: it tells nothing of who, nor what else they liked.
      liker text not null,
      at timestamptz not null,
      primary key (programme_id, comment_id, liker),
      foreign key (programme_id, comment_id) references comment on delete cascade
    );

    create table comment_report (
      programme_id bigint not null,
      id bigint generated always as identity,
      comment_id bigint not null,
      reporter text not null,
      reason text not null,
      at timestamptz not null,
      settled_at timestamptz,
      settled_by bigint,
      primary key (programme_id, id),
      foreign key (programme_id, comment_id) references comment on delete cascade
    );
    create unique index comment_report_once on comment_report (programme_id, comment_id, reporter);

    create table discussion_follow (
      programme_id bigint not null,
      topic_id bigint not null,
      person_id bigint not null,
      asked_at timestamptz not null,
      -- Null until the mailed link was used.
      confirmed_at timestamptz,
      -- What was shown until then has been told.
      told_at timestamptz not null,
      primary key (programme_id, topic_id, person_id),
      foreign key (programme_id, topic_id) references topic on delete cascade,
      foreign key (programme_id, person_id) references person on delete cascade
    );

    -- The latest of a topic stands on top of its discussion.
    create table discussion_summary (
      programme_id bigint not null,
      id bigint generated always as identity,
      topic_id bigint not null,
      body text not null,
      html text not null,
      locale text not null,
      written_by bigint,
      written_at timestamptz not null,
      primary key (programme_id, id),
      foreign key (programme_id, topic_id) references topic on delete cascade
    );
    create index discussion_summary_topic on discussion_summary (programme_id, topic_id, id desc);
  `.execute(db);
}
