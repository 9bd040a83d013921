import type { PairReason } from '#matching';
import type { Ctx } from '../../ctx.ts';
import { MATCHING_PAGE, peopleOfRound } from '../queries.ts';
import type { Who } from '../queries.ts';
import { toldTo } from '../toldTo.ts';
import { anyOf } from '../../../db/anyOf.ts';

/** The partnerships introduced in a round, and why they fit. */
export interface Introduced {
  partnership: number;
  people: Who[];
  /** As `viewer` is told of them; none once they went with the round's data. */
  reasons: PairReason[];
  weight: number;
}

/** One page of a round's partnerships as the matching left them, those of the publication first, then those made by hand. */
export async function listIntroduced(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { programme: number; round: number; viewer: number | null },
  page: number,
): Promise<{ rows: Introduced[]; count: number; pages: number }> {
  const all = ctx.db
    .selectFrom('partnership')
    .where('programme_id', '=', input.programme)
    .where('round_id', '=', input.round);
  const { count } = await all.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const found = await all
    .select(['id', 'reasons'])
    .orderBy('id')
    .limit(MATCHING_PAGE)
    .offset((page - 1) * MATCHING_PAGE)
    .execute();
  const members =
    found.length === 0
      ? []
      : await ctx.db
          .selectFrom('membership')
          .select(['partnership_id', 'person_id'])
          .where('programme_id', '=', input.programme)
          .where('partnership_id', '=', anyOf(found.map(({ id }) => id)))
          .orderBy('person_id')
          .execute();
  const people = await peopleOfRound(ctx, input, { people: members.map((one) => one.person_id) });
  const { pair } = toldTo(input.viewer);
  return {
    rows: found.map(({ id, reasons }) => ({
      partnership: id,
      people: members.flatMap((one) => (one.partnership_id === id ? (people.get(one.person_id) ?? []) : [])),
      reasons: reasons.map(pair),
      weight: reasons.reduce((sum, { weight }) => sum + weight, 0),
    })),
    count: Number(count),
    pages: Math.max(1, Math.ceil(Number(count) / MATCHING_PAGE)),
  };
}
