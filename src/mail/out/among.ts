import { setImmediate } from 'node:timers/promises';
import type { Memo } from './compose.ts';

/** Reads the things of some numbers; those that there are none of are not in its answer. */
type ReadMany<T> = (ids: number[]) => Promise<ReadonlyMap<number, T>>;

/** Reads one of many things, and with the same query those of that name that the mails beside this one ask for at this moment. */
export type Among = <T>(name: string, id: number, read: ReadMany<T>) => Promise<T | undefined>;

/** Numbers that are waited for, and their things: all asked for in one turn of the program are read together, each once. */
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
    // We alone put something under this name.
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
