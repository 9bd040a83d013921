// From a list to one of its records and back: what was chosen stays chosen, and the focus comes back to the row. Kept for the tab alone.
const LEFT = 'list-left';
const RECORD = 'record-left';

interface Left {
  /** The path of the list, and the round it was of: nobody of one round is chosen in another. */
  list: string;
  round: string | null;
  chosen: string;
}

const roundOf = (url: string): string | null => new URL(url).searchParams.get('round');

/** Keeps what is chosen while one of the rows is looked at. */
export function leave(row: HTMLAnchorElement, chosen: string): void {
  const left: Left = { list: location.pathname, round: roundOf(row.href), chosen };
  sessionStorage.setItem(LEFT, JSON.stringify(left));
}

/** Takes it along on the way back to the list. */
export function comeBack(up: HTMLAnchorElement): void {
  sessionStorage.setItem(RECORD, location.href);
  const left = JSON.parse(sessionStorage.getItem(LEFT) ?? '{}') as Partial<Left>;
  const to = new URL(up.href);
  if (!left.chosen || left.list !== to.pathname || left.round !== roundOf(up.href)) return;
  to.searchParams.set('chosen', left.chosen);
  up.href = to.href;
}

/** Focuses the row of the record that was looked at last, among these stops of a list. */
export function refocus(stops: readonly HTMLElement[]): void {
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
