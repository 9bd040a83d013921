/** Whether each count is played in full, as `npm test` does; `npm run test:quick` does not. */
const isWhole = process.env['TEST_QUICK'] !== '1';

/** How many of what is alike are played. */
export const countOf = ({ whole, few }: { whole: number; few: number }): number => (isWhole ? whole : few);

/** All of these, or where it has to be quick so few, spread evenly and the first among them. */
export function fewOf<T>(all: readonly T[], few: number): T[] {
  const count = countOf({ whole: all.length, few: Math.min(few, all.length) });
  return Array.from({ length: count }, (_, k) => all[Math.floor((k * all.length) / count)]!);
}
