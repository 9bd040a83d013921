import type pg from 'pg';

/**
 * Answers of statements, by their text and values. Acts that are taken back all begin from the same rows: a statement that was asked before, and
 * judged by what it read, is answered as then until its act writes something. Most pages ask for the programme, the session and what leads around the desk.
 */
export interface Remembered {
  /** Statements that were sent, but those that only hold a place in a transaction. */
  sent: number;
  /** Does an act that is taken back; its statements are answered so only if that is asked for. */
  within<T>(isAnswered: boolean, act: () => Promise<T>): Promise<T>;
}

const PLACES = /^\s*(?:savepoint|rollback|release|set)\b/i;
const READS = /^\s*(?:select|with)\b/i;
const WRITES =
  /\b(?:insert|update|delete|share|nextval|setval|set_config|random|pg_notify|pg_\w*_lock\w*)\b/i;

type Query = (...words: unknown[]) => unknown;

/** `volatile` are functions of the database's own that may write. */
export function remembering(pool: pg.Pool, volatile: readonly string[]): Remembered {
  const answers = new Map<string, pg.QueryResult>();
  const own = new RegExp(`\\b(?:${volatile.join('|')})\\b`);
  const isRead = (text: string): boolean => READS.test(text) && !WRITES.test(text) && !own.test(text);
  let isWithin = false;
  /** Whether an act goes on that is answered so, and has written nothing. */
  let isUntouched = false;

  const remembered: Remembered = {
    sent: 0,
    within: async (isAnswered, act) => {
      isWithin = true;
      isUntouched = isAnswered;
      try {
        return await act();
      } finally {
        isWithin = isUntouched = false;
      }
    },
  };

  async function ask(plain: Query, text: string, values: unknown[]): Promise<unknown> {
    const key = `${text} ${JSON.stringify(values)}`;
    const known = answers.get(key);
    if (known) return copied(known);
    remembered.sent++;
    const answer = (await plain(text, values)) as pg.QueryResult;
    if (isUntouched) answers.set(key, copied(answer));
    return answer;
  }

  pool.on('connect', (client) => {
    const plain = client.query.bind(client) as Query;
    const query: Query = (first, values, ...rest) => {
      const text = typeof first === 'string' ? first : '';
      if (PLACES.test(text)) return plain(first, values, ...rest);
      if (isUntouched && Array.isArray(values) && rest.length === 0 && isRead(text))
        return ask(plain, text, values);
      if (!isRead(text)) {
        isUntouched = false;
        // It stays.
        if (!isWithin) answers.clear();
      }
      remembered.sent++;
      return plain(first, values, ...rest);
    };
    client.query = query as typeof client.query;
  });
  return remembered;
}

/** Rows of one's own, since pages sort them where they are; bytes are only read. */
const copied = ({ command, rowCount, rows }: pg.QueryResult): pg.QueryResult =>
  ({ command, rowCount, rows: (rows as Record<string, unknown>[]).map(copiedRow) }) as pg.QueryResult;

function copiedRow(row: Record<string, unknown>): Record<string, unknown> {
  const own: Record<string, unknown> = {};
  for (const name in row) own[name] = copiedValue(row[name]);
  return own;
}

function copiedValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return value instanceof Date ? new Date(value) : structuredClone(value);
}
