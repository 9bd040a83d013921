import { sql } from 'kysely';
import type { Insertable } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import type { FirstState } from '../../rooms/outboxTransitions.ts';

/** `data` as JSON text. */
export type NewRow = Omit<Insertable<Schema['outbox']>, 'data' | 'state'> & {
  data: string;
  state: FirstState;
};

/** Columns of a new row, with their types in PostgreSQL. */
const COLUMNS = {
  programme_id: 'bigint',
  kind: 'text',
  occasion: 'text',
  person_id: 'bigint',
  address: 'text',
  elsewhere: 'boolean',
  locale: 'text',
  data: 'jsonb',
  many: 'boolean',
  private: 'boolean',
  urgent: 'boolean',
  subject: 'text',
  text: 'text',
  html: 'text',
  state: 'text',
  due_at: 'timestamptz',
  queued_at: 'timestamptz',
  message_id: 'text',
} as const;
const NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

/** Rows with long texts go in smaller pieces. */
const AT_ONCE = 500;

/** Puts mails into the outbox, column by column, which for many is several times faster than row by row; one that is there already stays. */
export async function insertRows(ctx: Pick<Ctx, 'db'>, rows: readonly NewRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const piece = rows.slice(at, at + AT_ONCE);
    const columns = NAMES.map((name) => sql`${piece.map((row) => row[name])}::${sql.raw(COLUMNS[name])}[]`);
    await sql`
      insert into outbox (${sql.join(NAMES.map((name) => sql.ref(name)))})
      select * from unnest(${sql.join(columns)})
      on conflict (programme_id, kind, occasion, person_id) do nothing`.execute(ctx.db);
  }
}
