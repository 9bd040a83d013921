/** How long the database took for a page, and how many rows it shows. */
interface Seen {
  ms: number;
  rows: number;
}

/** A page as it was read among many, and among few right after. */
export interface Looked extends Seen {
  /** The tables that it read from end to end. */
  walked: string[];
  /** The same page among few; null where it is not there. */
  before: Seen | null;
  /** Its list among few, in its order, without a filter, if it shows less than half as many rows there. */
  like: Seen | null;
}

export interface Growth {
  name: string;
  times: number;
}

/** Below so many milliseconds a page is as fast among many as among few: a tenth of what it may take. */
export const TELLS_MS = 5;

/** Nanoseconds a pair of the plain loop on the machine of `TELLS_MS`; slower machines take as much longer for the same work. */
const LOOP_NS = 28;

/** The shortest time in ms that can be told apart where the plain loop takes `loop` ns a pair; never less than `TELLS_MS`. */
export const tellsAt = (loop: number): number => TELLS_MS * Math.max(1, loop / LOOP_NS);

/**
 * How many times as long each page takes among many as among few: those that show as many rows among few, and those that show more among many, each steepest first. One that takes less than
 * `tells` milliseconds counts as that.
 */
export function growth(
  pages: Readonly<Record<string, Looked>>,
  tells: number,
): { asMany: Growth[]; more: Growth[] } {
  const told = ({ ms }: Seen): number => Math.max(ms, tells);
  /**
   * Milliseconds that as many rows take among few. A page that shows half of them there or more tells it by the row. One that shows fewer says nothing of a hundred: all that a page costs
   * whatever it shows is divided by three people of a country, and anything would pass. Its list without a filter, in the same order, tells instead.
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
