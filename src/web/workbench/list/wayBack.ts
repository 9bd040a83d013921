// From a list to one of its records and back: chosen rows stay chosen, and the focus returns to the row. This is kept for the tab alone.
const left = (list: string): string => `list-left ${list}`;
const RECORD = 'record-left';

interface Left {
  /** The round of the list: nobody chosen in one round is chosen in another. */
  round: string | null;
  chosen: string;
}

const roundOf = (url: string): string | null => new URL(url).searchParams.get('round');

/** Keeps the choice while the volunteer looks at one of the rows. */
export function leave(row: HTMLAnchorElement, chosen: string): void {
  const kept: Left = { round: roundOf(row.href), chosen };
  sessionStorage.setItem(left(location.pathname), JSON.stringify(kept));
}

/** Takes the choice along on the way back to the list. */
export function carryBack(up: HTMLAnchorElement): void {
  sessionStorage.setItem(RECORD, location.href);
  // The focus marks the row: an anchor in the address would move it away.
  up.hash = '';
  const to = new URL(up.href);
  const kept = JSON.parse(sessionStorage.getItem(left(to.pathname)) ?? '{}') as Partial<Left>;
  if (!kept.chosen || kept.round !== roundOf(up.href)) return;
  to.searchParams.set('chosen', kept.chosen);
  up.href = to.href;
}

/** Keeps the row that a key acted on, and the row that takes its place if it goes. After the act the focus comes back there. */
export function actOn(row: HTMLElement | undefined, next: HTMLElement | undefined): void {
  const links = [row, next].flatMap((stop) => (stop instanceof HTMLAnchorElement ? stop.href : []));
  sessionStorage.setItem(RECORD, links.join('\n'));
}

/** Starts a list anew, and focuses the row of the last record that was looked at or acted on, if it is among `stops`. */
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

/** Whether a row leads to this numbered record. Only paths are compared, since an act may have added its result to the address. */
function isOf(record: string, link: HTMLAnchorElement): boolean {
  const pathname = record && new URL(record).pathname;
  return /\/\d+$/.test(pathname) && link.pathname === pathname;
}
