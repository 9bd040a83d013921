import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Breaks without a date, and a person's note to the coordinators about a break. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table absence
      -- True for a break of which nobody said until when; until_day is then the last day that it may last.
      add column undated boolean not null default false,
      add column reason text;
  `.execute(db);
}
