// What is chosen in a list goes along to its other orders, pages and filters.

/** Characters of numbers that an address takes. */
const LONGEST = 6000;

/** The numbers of all that is chosen, on this page and on others. */
export const chosenEverywhere = (): string[] =>
  [...document.querySelectorAll<HTMLInputElement>('input[name="chosen"]:checked')].flatMap(({ value }) =>
    value.split(','),
  );

/** The same as an address takes it; '' where there are too many. */
export function chosenHere(): string {
  const all = chosenEverywhere().join(',');
  return all.length > LONGEST ? '' : all;
}

/** Whether to go on: `ask` is called with how many are chosen where an address cannot take them, so that nobody loses them unawares. */
export function mayLeave(ask: (count: number) => boolean): boolean {
  const all = chosenEverywhere();
  return all.join(',').length <= LONGEST || ask(all.length);
}

/** Puts what is chosen into the address of a link. */
export function takeAlong(link: HTMLAnchorElement | null): void {
  const chosen = link && chosenHere();
  if (!link || !chosen) return;
  const to = new URL(link.href);
  to.searchParams.set('chosen', chosen);
  link.href = to.href;
}
