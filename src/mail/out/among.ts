import { setImmediate } from 'node:timers/promises';
import type { Memo } from './compose.ts';

/** Reads the things with some ids. An id without a thing is missing from the result. */
type ReadMany<T> = (ids: number[]) => Promise<ReadonlyMap<number, T>>;

/** Reads one thing by its id. The same query reads all things under that name that other mails ask for at this moment. */
export type Among = <T>(name: string, id: number, read: ReadMany<T>) => Promise<T | undefined>;

/** Ids that are waited for, and their things. Everything asked for in one turn of the event loop is read together, each thing once. */
interface Asked {
  next: number[];
  found: Map<number, Promise<unknown>>;
  reading: Promise<ReadonlyMap<number, unknown>> | null;
}

export function amongIn(memo: Memo): Among {
  return async <T>(name: string, id: number, read: ReadMany<T>) => {
    const key = `among ${name}`;
    if (!memo.has(key))
      memo.set(key, Promise.resolve({ next: [], found: new Map(), reading: null } satisfies Asked));
    // Only this function stores under this key.
    const asked = (await memo.get(key)) as Asked;
    if (!asked.found.has(id)) {
      asked.next.push(id);
      asked.reading ??= together(asked, read);
      const reading = asked.reading;
      asked.found.set(
        id,
        reading.then((found) => found.get(id)),
      );
    }
    return asked.found.get(id) as Promise<T | undefined>;
  };
}

async function together(asked: Asked, read: ReadMany<unknown>): Promise<ReadonlyMap<number, unknown>> {
  await setImmediate();
  const ids = asked.next;
  asked.next = [];
  asked.reading = null;
  return read(ids);
}
