/** A second press within this time is a double click, and takes nothing back. */
const DOUBLE_MS = 2000;

/** Somebody known, or a keyed hash of what is liked and a network of visitors, which tells nothing else. */
export type Liker = { person: number } | { key: string };

/** How a liker is kept. */
export const likerText = (liker: Liker): string => ('person' in liker ? `p:${liker.person}` : liker.key);

/**
 * One press of "like", while what is liked is locked: gives the like, or takes it back when it was given before. `change` is what its count
 * changes by: 0 for a double click.
 */
export async function pressLike(
  now: Date,
  rows: {
    /** Deletes the like when it was given until then; says how many were. */
    takeBack: (until: Date) => Promise<bigint>;
    /** Inserts it where there is none; says how many were. */
    give: () => Promise<bigint>;
  },
): Promise<{ liked: boolean; change: -1 | 0 | 1 }> {
  if ((await rows.takeBack(new Date(now.getTime() - DOUBLE_MS))) > 0n) return { liked: false, change: -1 };
  return { liked: true, change: (await rows.give()) > 0n ? 1 : 0 };
}
