import { sql } from 'kysely';
import type { PairReason } from '#matching';
import { byKey, countUpTo } from '../../../db/byKey.ts';
import type { Cut, Place } from '../../../lib/place.ts';
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
  place?: Place,
): Promise<Cut<Introduced> & { count: number }> {
  const all = ctx.db
    .selectFrom('partnership')
    .where('programme_id', '=', input.programme)
    .where('round_id', '=', input.round);
  const page = byKey([{ number: sql`id` }], 'rising', MATCHING_PAGE, place);
  const cut = page.cut(
    await all
      .select(['id', 'reasons', page.key.as('key')])
      .where(page.from)
      .orderBy(page.order)
      .limit(page.limit)
      .execute(),
  );
  const found = cut.rows;
  const { rows: counted } = await sql<{ count: number }>`
    select ${countUpTo(sql`${all.select('id')}`)} as count`.execute(ctx.db);
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
    ...cut,
    rows: found.map(({ id, reasons }) => ({
      partnership: id,
      people: members.flatMap((one) => (one.partnership_id === id ? (people.get(one.person_id) ?? []) : [])),
      reasons: reasons.map(pair),
      weight: reasons.reduce((sum, { weight }) => sum + weight, 0),
    })),
    count: counted[0]!.count,
  };
}
