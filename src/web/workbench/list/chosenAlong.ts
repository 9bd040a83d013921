// Takes the chosen rows of a list along to its other orders, pages and filters.

/** The most characters of numbers in an address. */
const LONGEST = 6000;

/** The numbers of all chosen rows, on this page and on others. */
export const chosenEverywhere = (): string[] =>
  [...document.querySelectorAll<HTMLInputElement>('input[name="chosen"]:checked')].flatMap(({ value }) =>
    value.split(','),
  );

/** The same in the form of an address; '' when there are too many. */
export function chosenHere(): string {
  const all = chosenEverywhere().join(',');
  return all.length > LONGEST ? '' : all;
}

/** Whether to go on. When an address cannot hold the choice, `ask` is called with its number, so that nobody loses it unawares. */
export function mayLeave(ask: (count: number) => boolean): boolean {
  const all = chosenEverywhere();
  return all.join(',').length <= LONGEST || ask(all.length);
}

/** Puts the chosen rows into the address of a link. */
export function takeAlong(link: HTMLAnchorElement | null): void {
  const chosen = link && chosenHere();
  if (!link || !chosen) return;
  const to = new URL(link.href);
  to.searchParams.set('chosen', chosen);
  link.href = to.href;
}
