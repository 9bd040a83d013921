import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** What a programme says on pages of its own, and its news: each text with all its versions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table page (
      programme_id bigint not null references programme on delete cascade,
      id bigint generated always as identity,
      kind text not null check (kind in ('page','news')),
      slug text not null,
      -- Of the form it was written with: sent twice, it is still one page.
      key text not null,
      is_in_menu boolean not null default false,
      created_at timestamptz not null,
      -- The version everybody reads; null before the page is published and after it was taken down.
      published_version int,
      -- When it first was: a piece of news keeps its day.
      published_at timestamptz,
      primary key (programme_id, id),
      unique (programme_id, kind, slug),
      unique (programme_id, key)
    );
    create table page_version (
      programme_id bigint not null,
      page_id bigint not null,
      version int not null,
      title jsonb not null,
      body jsonb not null,
      html jsonb not null,
      written_at timestamptz not null,
      written_by bigint,
      primary key (programme_id, page_id, version),
      foreign key (programme_id, page_id) references page on delete cascade
    );
    -- Published pages as menus show them, written with each publication, so that no page has to look for them.
    alter table programme add column menu jsonb not null default '[]';
  `.execute(db);
}
