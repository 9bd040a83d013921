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
export function carryBack(up: HTMLAnchorElement): void {
  sessionStorage.setItem(RECORD, location.href);
  // The focus marks the row: a place in the page would take it away.
  up.hash = '';
  const to = new URL(up.href);
  const kept = JSON.parse(sessionStorage.getItem(left(to.pathname)) ?? '{}') as Partial<Left>;
  if (!kept.chosen || kept.round !== roundOf(up.href)) return;
  to.searchParams.set('chosen', kept.chosen);
  up.href = to.href;
}

/** Keeps the row that a key acted on, and the one that takes its place where it goes: the focus comes back there when the act is done. */
export function actOn(row: HTMLElement | undefined, next: HTMLElement | undefined): void {
  const links = [row, next].flatMap((stop) => (stop instanceof HTMLAnchorElement ? stop.href : []));
  sessionStorage.setItem(RECORD, links.join('\n'));
}

/** Begins a list anew, and focuses the row of the record that was looked at or acted on last, among these stops of it. */
export function enter(stops: readonly HTMLElement[]): void {
  sessionStorage.removeItem(left(location.pathname));
  // The page that asks before an act has no rows.
  if (stops.length === 0) return;
  const records = sessionStorage.getItem(RECORD)?.split('\n') ?? [];
  sessionStorage.removeItem(RECORD);
  const links = stops.filter((stop) => stop instanceof HTMLAnchorElement);
  for (const record of records) {
    const row = links.find(({ href }) => href === record) ?? links.find((link) => isOf(record, link));
    if (row) return row.focus();
  }
}

/** Whether a row leads to this numbered record: an act may have said in the address what came of it. */
function isOf(record: string, link: HTMLAnchorElement): boolean {
  const pathname = record && new URL(record).pathname;
  return /\/\d+$/.test(pathname) && link.pathname === pathname;
}
