/** The database's time for a page, and the number of rows it shows. */
interface Seen {
  ms: number;
  rows: number;
}

/** A page as it was read in the large database, and right after in the small one. */
export interface Looked extends Seen {
  /** The tables that were read from end to end. */
  walked: string[];
  /** The same page in the small database; null if it does not exist there. */
  before: Seen | null;
  /** The unfiltered list in the small database, in the same order, if the page shows less than half as many rows there. */
  like: Seen | null;
}

export interface Growth {
  name: string;
  times: number;
}

/** Times below this many milliseconds count as equal: they are a tenth of the time allowed. */
export const TELLS_MS = 5;

/**
 * Nanoseconds for each pair of the plain loop on the machine for which `TELLS_MS` was set. A slower machine takes longer for all work
 * alike.
 */
const LOOP_NS = 28;

/**
 * The shortest time in ms that can be told apart on a machine whose plain loop takes `loop` ns for each pair; never less than `TELLS_MS`.
 */
export const tellsAt = (loop: number): number => TELLS_MS * Math.max(1, loop / LOOP_NS);

/**
 * How many times as long each page takes in the large database as in the small one. Pages that show at least as many rows in the small one
 * come first, then pages that show more in the large one; the steepest is first in each. Times below `tells` ms count as `tells`.
 */
export function growth(
  pages: Readonly<Record<string, Looked>>,
  tells: number,
): { asMany: Growth[]; more: Growth[] } {
  const told = ({ ms }: Seen): number => Math.max(ms, tells);
  /**
   * Milliseconds that as many rows take in the small database. A page that shows at least half of them there is reckoned by the row. A page
   * with fewer rows says nothing about a hundred: its fixed cost would be divided by, say, three people of a country, and any growth would
   * pass. Then its unfiltered list in the same order is used.
   */
  const perRow = ({ rows, before, like }: Looked): number => {
    const by = like ?? before;
    return by && by.rows > 0 ? told(by) * Math.max(1, rows / by.rows) : tells;
  };
  const all = Object.entries(pages).map(([name, page]) => {
    const { before } = page;
    const isAsMany = before !== null && before.rows >= page.rows;
    return { name, isAsMany, times: told(page) / (isAsMany ? told(before) : perRow(page)) };
  });
  const steepest = (isAsMany: boolean): Growth[] =>
    all.filter((one) => one.isAsMany === isAsMany).toSorted((a, b) => b.times - a.times);
  return { asMany: steepest(true), more: steepest(false) };
}
