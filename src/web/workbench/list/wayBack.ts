// From a list to one of its records and back: what was chosen stays chosen, and the focus comes back to the row. Kept for the tab alone.
const left = (list: string): string => `list-left ${list}`;
const RECORD = 'record-left';

interface Left {
  /** The round the list was of: nobody of one round is chosen in another. */
  round: string | null;
  chosen: string;
}

const roundOf = (url: string): string | null => new URL(url).searchParams.get('round');

/** Keeps what is chosen while one of the rows is looked at. */
export function leave(row: HTMLAnchorElement, chosen: string): void {
  const kept: Left = { round: roundOf(row.href), chosen };
  sessionStorage.setItem(left(location.pathname), JSON.stringify(kept));
}

/** Takes it along on the way back to the list. */
export function comeBack(up: HTMLAnchorElement): void {
  sessionStorage.setItem(RECORD, location.href);
  // The focus marks the row: a place in the page would take it away.
  up.hash = '';
  const to = new URL(up.href);
  const kept = JSON.parse(sessionStorage.getItem(left(to.pathname)) ?? '{}') as Partial<Left>;
  if (!kept.chosen || kept.round !== roundOf(up.href)) return;
  to.searchParams.set('chosen', kept.chosen);
  up.href = to.href;
}

/** Begins a list anew, and focuses the row of the record that was looked at last, among these stops of it. */
export function enter(stops: readonly HTMLElement[]): void {
  sessionStorage.removeItem(left(location.pathname));
  const record = sessionStorage.getItem(RECORD);
  if (record === null) return;
  sessionStorage.removeItem(RECORD);
  const links = stops.filter((stop) => stop instanceof HTMLAnchorElement);
  const { pathname } = new URL(record);
  // An act there may have said in the address what came of it.
  const isNumbered = /\/\d+$/.test(pathname);
  const row =
    links.find(({ href }) => href === record) ??
    links.find((link) => isNumbered && link.pathname === pathname);
  row?.focus();
}
