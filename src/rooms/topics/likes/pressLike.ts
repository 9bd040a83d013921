import type { DeleteResult, InsertResult } from 'kysely';

/** A second press within this time is a double click, and takes nothing back. */
const DOUBLE_MS = 2000;

/** A known person, or for visitors a keyed hash of the thing they like and their network; the hash tells nothing else. */
export type Liker = { person: number } | { key: string };

/** The stored form of a liker. */
export const likerText = (liker: Liker): string => ('person' in liker ? `p:${liker.person}` : liker.key);

/** A statement for callers that hold the lock. */
interface Asked<Result> {
  executeTakeFirst(): Promise<Result | undefined>;
}

/**
 * Handles one press of "like" while the thing is locked: adds the like, or takes it back when it was given before. `change` is the change
 * of its count: 0 for a double click.
 */
export async function pressLike(
  now: Date,
  rows: {
    /** The statement that deletes the like if it was given until then. */
    takeBack: (until: Date) => Asked<Pick<DeleteResult, 'numDeletedRows'>>;
    /** The statement that inserts the like if there is none. */
    give: () => Asked<Pick<InsertResult, 'numInsertedOrUpdatedRows'>>;
  },
): Promise<{ liked: boolean; change: -1 | 0 | 1 }> {
  const gone = await rows.takeBack(new Date(now.getTime() - DOUBLE_MS)).executeTakeFirst();
  if (gone && gone.numDeletedRows > 0n) return { liked: false, change: -1 };
  const made = await rows.give().executeTakeFirst();
  return { liked: true, change: (made?.numInsertedOrUpdatedRows ?? 0n) > 0n ? 1 : 0 };
}
