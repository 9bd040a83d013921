import { query } from './query.ts';
import type { AnyDb } from './query.ts';

/** Whether a working Antipode is connected to a database: its job queue always is. */
export async function isInUse(db: AnyDb): Promise<boolean> {
  const rows = await query(
    db,
    `select from pg_stat_activity where datname = current_database() and application_name = 'antipode-jobs'`,
  );
  return rows.length > 0;
}
