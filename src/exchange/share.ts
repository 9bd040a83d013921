import type { Head } from './format.ts';
import { PARTS } from './parts.ts';
import type { Share } from './pieces.ts';
import { query } from './query.ts';
import type { AnyDb } from './query.ts';

/** The tables that name accounts and belong to a programme. */
export const NAMING = ['person', 'concern_about', 'thread_about'] as const;

/** One programme's share of a database. */
export function shareOf(programme: NonNullable<Head['programme']>): Share {
  const id = `${programme.id}::bigint`;
  const accounts = NAMING.map((table) => `select account_id from ${table} where programme_id = ${id}`);
  return {
    of: 'programme',
    programme,
    where: ({ name }) => {
      const part = PARTS[name];
      if (part === 'rows') return `programme_id = ${id}`;
      if (part === 'itself') return `id = ${id}`;
      return part === 'of its people' ? `id in (${accounts.join(' union ')})` : null;
    },
  };
}

/** The number of a programme's incoming mails that wait or lie in its tray. They stay behind. */
export async function leftBehind(db: AnyDb, programme: number): Promise<number> {
  const [row] = await query<{ count: number }>(
    db,
    `select count(*)::int as count from incoming where programme_id = $1 and state in ('waiting', 'tray')`,
    [programme],
  );
  return row!.count;
}
