import { query } from './query.ts';
import type { AnyDb } from './query.ts';

/** Jobs that nothing else begins anew: all others are found again by the timetable. */
const ONCE = ['announce', 'match', 'move-mails', 'study'];

/** Work that is under way in the queue, which no stream holds, by name. */
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
