import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { fold } from '../src/lib/text/fold.ts';

/** Topics with a picture, guest posts, translations, a calendar that asks for approval; the glossary. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table topic
      add column picture_id bigint,
      add column picture_alt jsonb not null default '{}',
      add column picture_author text not null default '',
      add column picture_source text not null default '',
      add column picture_licence text not null default '',
      add foreign key (programme_id, picture_id) references file;

    -- Title, summary, essay and questions in every language, folded for searching; apart, since pages have no use for it.
    create table topic_search (
      programme_id bigint not null,
      topic_id bigint not null,
      folded text not null,
      primary key (programme_id, topic_id),
      foreign key (programme_id, topic_id) references topic on delete cascade
    );

    -- Nothing goes out that nobody approved; what was planned before this was asked goes out as planned.
    alter table round_topic
      add column writer_id bigint,
      add column draft_due date,
      add column approved_at timestamptz,
      add column approved_by bigint,
      add foreign key (programme_id, writer_id) references person on delete set null (writer_id);
    update round_topic set approved_at = coalesce(queued_at, due_at);

    create table guest_post (
      programme_id bigint not null,
      id bigint generated always as identity,
      topic_id bigint not null,
      author text not null,
      -- Who the guest is: one line under the name.
      about text not null default '',
      source_locale text not null,
      title jsonb not null,
      body jsonb not null,
      body_html jsonb not null,
      day date not null,
      due_at timestamptz not null,
      approved_at timestamptz,
      approved_by bigint,
      created_at timestamptz not null,
      created_by bigint,
      primary key (programme_id, id),
      foreign key (programme_id, topic_id) references topic on delete cascade
    );
    create index guest_post_topic on guest_post (programme_id, topic_id, due_at);

    -- The source text that each field of a translation was made from: title, summary, essay, alt, question.1 and so on.
    create table topic_translation (
      programme_id bigint not null,
      topic_id bigint not null,
      locale text not null,
      made_from jsonb not null,
      changed_at timestamptz not null,
      changed_by bigint,
      primary key (programme_id, topic_id, locale),
      foreign key (programme_id, topic_id) references topic on delete cascade
    );

    create table glossary_term (
      programme_id bigint not null references programme on delete cascade,
      id bigint generated always as identity,
      source_locale text not null,
      term jsonb not null,
      explanation jsonb not null,
      -- Where people say it so; null when that makes no difference.
      country text,
      person_id bigint,
      -- Whether the person is named with it.
      named boolean not null default false,
      created_at timestamptz not null,
      approved_at timestamptz,
      approved_by bigint,
      declined_at timestamptz,
      primary key (programme_id, id),
      foreign key (programme_id, person_id) references person on delete set null (person_id)
    );
  `.execute(db);
  const { rows } = await sql<{ programme: number; topic: number; texts: unknown }>`
    select programme_id as programme, id as topic, jsonb_build_array(title, summary, essay, questions) as texts from topic
  `.execute(db);
  for (const { programme, topic, texts } of rows)
    await sql`insert into topic_search values (${programme}, ${topic}, ${fold(stringsIn(texts).join('\n'))})`.execute(
      db,
    );
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
