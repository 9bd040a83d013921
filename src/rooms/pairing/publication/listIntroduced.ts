import { sql } from 'kysely';
import type { PairReason } from '#matching';
import { byKey, countUpTo } from '../../../db/byKey.ts';
import type { Cut, Place } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import { MATCHING_PAGE, peopleOfRound } from '../queries.ts';
import type { Who } from '../queries.ts';
import { toldTo } from '../toldTo.ts';

/** The partnerships introduced in a round, and why they fit. */
export interface Introduced {
  partnership: number;
  people: Who[];
  /** As `viewer` is told of them; none once they went with the round's data. */
  reasons: PairReason[];
  weight: number;
}

/** A row of the page: its persons in the order of their ids. */
interface Found {
  id: number;
  reasons: PairReason[];
  key: string;
  members: number[];
}

/** One page of a round's partnerships as the matching left them, those of the publication first, then those made by hand. */
export async function listIntroduced(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { programme: number; round: number; viewer: number | null },
  place?: Place,
): Promise<Cut<Introduced> & { count: number }> {
  const own = sql`partnership p where p.programme_id = ${input.programme} and p.round_id = ${input.round}`;
  const page = byKey([{ number: sql`p.id` }], 'rising', MATCHING_PAGE, place);
  const { rows } = await sql<{ count: number; found: Found[] }>`
    select ${countUpTo(sql`select from ${own}`)} as count, (
      select coalesce(json_agg(one), '[]') from (
        select p.id, p.reasons, ${page.key} as key, array(
          select m.person_id from membership m where m.programme_id = p.programme_id and m.partnership_id = p.id
          order by m.person_id) as members
        from ${own} and ${page.from} order by ${page.order} limit ${page.limit}) one) as found`.execute(
    ctx.db,
  );
  const { count, found } = rows[0]!;
  const cut = page.cut(found);
  const people = await peopleOfRound(ctx, input, { people: cut.rows.flatMap(({ members }) => members) });
  const { pair } = toldTo(input.viewer);
  return {
    ...cut,
    rows: cut.rows.map(({ id, reasons, members }) => ({
      partnership: id,
      people: members.flatMap((person) => people.get(person) ?? []),
      reasons: reasons.map(pair),
      weight: reasons.reduce((sum, { weight }) => sum + weight, 0),
    })),
    count,
  };
}
