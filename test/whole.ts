/** Whether each count is played in full, as `npm run test:whole` does. */
const isWhole = process.env['TEST_WHOLE'] === '1';

/** How many of what is alike are played: `npm test`, which runs at each change, plays fewer. */
export const countOf = ({ whole, few }: { whole: number; few: number }): number => (isWhole ? whole : few);

/** As many of these as `npm test` plays, spread evenly and the first among them, or all. */
export function fewOf<T>(all: readonly T[], few: number): T[] {
  const count = countOf({ whole: all.length, few: Math.min(few, all.length) });
  return Array.from({ length: count }, (_, k) => all[Math.floor((k * all.length) / count)]!);
}
