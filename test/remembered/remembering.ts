import type pg from 'pg';
import { catalogueOf } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import { following } from './following.ts';
import type { Counting } from './following.ts';
import type { Seen } from './sight.ts';
import { unknown } from './states.ts';
import { statementsOf } from './statements.ts';

/**
 * Answers of statements, by their text and values. Each is asked once for each state of the database: until something is written that it reads, it is
 * answered as then, without asking; what is taken back with its transaction, or to its savepoint, leads back to the state before. Most pages ask for the programme, the session and
 * what leads around the desk.
 */
export interface Remembered extends Counting {
  /** Answers while something is done, and not before and after. */
  within<T>(act: () => Promise<T>): Promise<T>;
}

const known = new WeakMap<pg.Pool, Promise<Remembered>>();

/** Has a pool answer so from now on. */
export async function remember(pool: pg.Pool): Promise<Remembered> {
  const asked = known.get(pool) ?? catalogueOf(pool).then((catalogue) => remembering(pool, catalogue));
  known.set(pool, asked);
  const remembered = await asked;
  remembered.isAwake = true;
  return remembered;
}

/** Follows every connection that a pool gives out from now on. Nobody else may write to the database. */
export function remembering(pool: pg.Pool, catalogue: Catalogue): Remembered {
  const remembered: Remembered = {
    isAwake: false,
    sent: 0,
    within: async (act) => {
      remembered.isAwake = true;
      try {
        return await act();
      } finally {
        remembered.isAwake = false;
      }
    },
  };
  const statementOf = statementsOf(catalogue);
  const shared: Seen = { state: unknown(), writes: 0, under: 0 };
  const followed = new WeakSet<pg.ClientBase>();
  pool.on('acquire', (client) => {
    if (followed.has(client)) return;
    followed.add(client);
    client.query = following(client, shared, statementOf, remembered) as typeof client.query;
  });
  return remembered;
}
