import { query } from './query.ts';
import type { AnyDb } from './query.ts';

/** Jobs that nothing else starts again. The timetable finds the work of all others by itself. */
const ONCE = ['announce', 'match', 'move-mails', 'study'];

/** The names of jobs under way in the queue: no stream holds them. */
export async function underWay(db: AnyDb): Promise<string[]> {
  const [there] = await query<{ table: string | null }>(db, `select to_regclass('jobs.job')::text as table`);
  if (!there?.table) return [];
  const rows = await query<{ name: string }>(
    db,
    `select name from jobs.job where name = any($1) and state in ('created', 'retry', 'active') order by name`,
    [ONCE],
  );
  return rows.map(({ name }) => name);
}
