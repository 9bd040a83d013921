import type { DeleteResult, InsertResult } from 'kysely';

/** A second press within this time is a double click, and takes nothing back. */
const DOUBLE_MS = 2000;

/** Somebody known, or a keyed hash of what is liked and a network of visitors, which tells nothing else. */
export type Liker = { person: number } | { key: string };

/** How a liker is kept. */
export const likerText = (liker: Liker): string => ('person' in liker ? `p:${liker.person}` : liker.key);

/** A statement for callers that hold the lock. */
interface Asked<Result> {
  executeTakeFirst(): Promise<Result | undefined>;
}

/**
 * One press of "like", while what is liked is locked: gives the like, or takes it back when it was given before. `change` is what its count
 * changes by: 0 for a double click.
 */
export async function pressLike(
  now: Date,
  rows: {
    /** The statement that deletes the like when it was given until then. */
    takeBack: (until: Date) => Asked<Pick<DeleteResult, 'numDeletedRows'>>;
    /** The one that inserts it where there is none. */
    give: () => Asked<Pick<InsertResult, 'numInsertedOrUpdatedRows'>>;
  },
): Promise<{ liked: boolean; change: -1 | 0 | 1 }> {
  const gone = await rows.takeBack(new Date(now.getTime() - DOUBLE_MS)).executeTakeFirst();
  if (gone && gone.numDeletedRows > 0n) return { liked: false, change: -1 };
  const made = await rows.give().executeTakeFirst();
  return { liked: true, change: (made?.numInsertedOrUpdatedRows ?? 0n) > 0n ? 1 : 0 };
}
