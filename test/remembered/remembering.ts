import type pg from 'pg';
import { catalogueOf } from './catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import { following } from './following.ts';
import type { Counting } from './following.ts';
import type { Seen } from './sight.ts';
import { unknown } from './states.ts';
import { statementsOf } from './statements.ts';

/**
 * Remembers the answers of statements, by text and values. Each statement is sent once for each state of the database. Until a table that
 * it reads is written, the same answer is given without asking. A rollback, also to a savepoint, leads back to the earlier state. Most
 * pages ask for the programme, the session and the parts around the desk.
 */
export interface Remembered extends Counting {
  /** Answers from memory only while `act` runs. */
  within<T>(act: () => Promise<T>): Promise<T>;
}

const known = new WeakMap<pg.Pool, Promise<Remembered>>();

/** Makes a pool answer from memory from now on. */
export async function remember(pool: pg.Pool): Promise<Remembered> {
  const asked = known.get(pool) ?? catalogueOf(pool).then((catalogue) => remembering(pool, catalogue));
  known.set(pool, asked);
  const remembered = await asked;
  remembered.isAwake = true;
  return remembered;
}

/** Follows every connection that the pool gives out from now on. Nobody else may write to the database. */
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
