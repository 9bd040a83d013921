/** Whether each count is played in full, as in `npm test`; `npm run test:quick` plays less. */
const isWhole = process.env['TEST_QUICK'] !== '1';

/** How many of several like cases are played. */
export const countOf = ({ whole, few }: { whole: number; few: number }): number => (isWhole ? whole : few);

/** All of these in a full run. In a quick run only `few`, evenly spread and with the first among them. */
export function fewOf<T>(all: readonly T[], few: number): T[] {
  const count = countOf({ whole: all.length, few: Math.min(few, all.length) });
  return Array.from({ length: count }, (_, k) => all[Math.floor((k * all.length) / count)]!);
}
