/** A page as it was read in an installation of one size. */
export interface Looked {
  ms: number;
  /** How many rows it shows. */
  rows: number;
  /** The page of its list, in its order, without a filter: what it shows more than among few is measured by that. */
  plain: string;
  /** The tables that it read from end to end. */
  walked: string[];
}

type Pages = Readonly<Record<string, Looked>>;

export interface Growth {
  name: string;
  times: number;
}

/** Below so many milliseconds a page is as fast among many as among few. */
export const TELLS_MS = 5;

const told = ({ ms }: Looked): number => Math.max(ms, TELLS_MS);

/** How many times as long each page takes among many as among few: those that show as many rows among few, and those that show more among many, each steepest first. */
export function growth(few: Pages, many: Pages): { asMany: Growth[]; more: Growth[] } {
  const all = Object.entries(many).map(([name, page]) => {
    const before = few[name];
    const isAsMany = before !== undefined && before.rows >= page.rows;
    return { name, isAsMany, times: told(page) / (isAsMany ? told(before) : perRow(few, page, before)) };
  });
  const steepest = (isAsMany: boolean): Growth[] =>
    all.filter((one) => one.isAsMany === isAsMany).toSorted((a, b) => b.times - a.times);
  return { asMany: steepest(true), more: steepest(false) };
}

/**
 * Milliseconds that as many rows take among few. A page that shows half of them there or more tells it by the row. One that shows fewer says nothing of a hundred: all that a page costs
 * whatever it shows is divided by three people of a country, and anything would pass. Its list without a filter, in the same order, tells instead.
 */
function perRow(few: Pages, page: Looked, own: Looked | undefined): number {
  const like = own && own.rows * 2 >= page.rows ? own : few[page.plain];
  return like && like.rows > 0 ? told(like) * Math.max(1, page.rows / like.rows) : TELLS_MS;
}
