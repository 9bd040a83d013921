import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Imports being prepared in the browser: the rows of the file as somebody mended them, and the meaning of columns and words. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
    create table import_draft (
      programme_id bigint not null references programme on delete cascade,
      id bigint generated always as identity,
      round_id bigint not null,
      made_by bigint,
      made_at timestamptz not null,
      -- Where nobody has touched it for some days, it goes.
      changed_at timestamptz not null,
      -- Somebody who saves what another changed meanwhile is told so.
      version integer not null default 1,
      -- Of the file.
      name text not null,
      headers text[] not null,
      -- For each of them the role or number of a question, address, locale, ignore, or ? where nobody said yet.
      goals text[] not null,
      -- By the place of a column: words that are not understood, and what stands for them.
      choices jsonb not null default '{}',
      rows integer not null,
      state text not null check (state in ('checking', 'ready', 'taking')),
      done integer not null default 0,
      -- Why it could not be taken, the last time.
      refused text,
      -- Counts of what was understood, and what taking it would do.
      checked jsonb,
      -- What it became.
      import_id bigint,
      primary key (programme_id, id),
      foreign key (programme_id, round_id) references round on delete cascade,
      foreign key (programme_id, import_id) references import_file (programme_id, id) on delete set null (import_id)
    );
    create index import_draft_round on import_draft (programme_id, round_id, id);
    create index import_draft_import on import_draft (programme_id, import_id) where import_id is not null;
    create index import_draft_changed on import_draft (changed_at);
    create table import_draft_row (
      programme_id bigint not null,
      draft_id bigint not null,
      row integer not null,
      cells text[] not null,
      -- As the row was last understood.
      address text,
      -- What cannot be read in it: the place of the column, the reason, and the words.
      problems jsonb,
      left_out boolean not null default false,
      primary key (programme_id, draft_id, row),
      foreign key (programme_id, draft_id) references import_draft on delete cascade
    );
    create index import_draft_row_address on import_draft_row (programme_id, address) where address is not null;
    create index import_draft_row_problems on import_draft_row (programme_id, draft_id, row)
      where problems is not null and not left_out;
    -- What columns with a heading held the last time.
    create table import_heading (
      programme_id bigint not null references programme on delete cascade,
      heading text not null,
      goal text not null,
      primary key (programme_id, heading)
    );
  `,
    )
    .execute(db);
}
