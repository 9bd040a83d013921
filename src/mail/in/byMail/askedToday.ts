import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import type { Person } from '../../../rooms/people/index.ts';

/** Most answers to the same word in a day for a proven sender: a mail may get lost, and their standing may change. */
const MOST = 3;

/**
 * The occasion of the next answer to a word today. Null when there were enough: then people read the mail. An unproven sender gets one
 * answer only, as anybody may write in another's name.
 */
export async function occasionToday(
  ctx: Ctx,
  { programme_id: programme, id: person }: Person,
  { word, isShown }: { word: string; isShown: boolean },
): Promise<string | null> {
  const first = firstToday(ctx, word);
  const before = await ctx.db
    .selectFrom('outbox')
    .select('occasion')
    .distinct()
    .where('programme_id', '=', programme)
    .where('person_id', '=', person)
    .where('occasion', '=', anyOf([first, ...later(first)]))
    .execute();
  const had = new Set(before.map(({ occasion }) => occasion));
  const all = isShown ? [first, ...later(first)] : [first];
  return all.find((one) => !had.has(one)) ?? null;
}

/** The occasion of the first answer to a word today. */
export const firstToday = (ctx: Pick<Ctx, 'clock'>, word: string): string =>
  `asked:${word}:${ctx.clock.now().toISOString().slice(0, 10)}`;

const later = (first: string): string[] => Array.from({ length: MOST - 1 }, (_, at) => `${first}:${at + 2}`);
