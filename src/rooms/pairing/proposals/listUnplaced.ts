import { sql } from 'kysely';
import type { UnmatchedReason } from '#matching';
import { ownLeaver } from '../../applications/index.ts';
import { byKey } from '../../../db/byKey.ts';
import type { Cut, Place } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import { applying, consented } from '../pool/eligible.ts';
import { owedFirst } from '../pool/owedFirst.ts';
import { MATCHING_PAGE, peopleOfRound } from '../queries.ts';
import type { Who } from '../queries.ts';
import { toldTo } from '../toldTo.ts';
import { turnsOf } from '../pool/precedence.ts';
import type { Standing, Turn } from '../pool/precedence.ts';

export interface Unplaced {
  who: Who;
  /** Null when no run has looked at this person yet. */
  reasons: UnmatchedReason | null;
  turns: readonly Turn[];
}

interface Row extends Standing {
  person: number;
  reasons: UnmatchedReason | null;
  key: string;
}

/**
 * One page of those without a partner: not proposed to anybody, or, once partners are introduced, waiting. People with precedence are at
 * the top, then those who have waited longest, or applied first.
 */
export async function listUnplaced(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: { programme: number; round: number; state: 'confirmed' | 'waiting'; viewer: number | null },
  place?: Place,
): Promise<Cut<Unplaced>> {
  const { programme, round, state } = input;
  const waits = state === 'waiting';
  const unproposed = sql`select person from unproposed`;
  const page = byKey(
    [
      { number: sql`p.turn` },
      ...(waits ? [{ time: sql`p.since` }] : []),
      { time: sql`p.came` },
      { number: sql`p.application` },
    ],
    'rising',
    MATCHING_PAGE,
    place,
  );
  const { rows } = await sql<Row>`
    with unproposed as materialized (
      select e.* from (${applying(ctx.clock.now(), input)}) e
      where not exists (select from proposal_member m
        where m.programme_id = ${programme} and m.round_id = ${round} and m.application_id = e.application)
    ), earlier as materialized (${owedFirst(input, unproposed)}),
    own as materialized (${waits ? ownLeaver(input, unproposed) : sql`select null::bigint as person where false`}),
    free as (
      select e.*, e.person in (select person from earlier) as earlier, e.person in (select person from own) as own
      from unproposed e where ${consented(programme)}
    ), placed as (
      select f.*, 2 - ${waits ? sql`(f.waiting_reason is distinct from 'partnerLeft' or not f.own)::int` : sql`0`}
          - (f.earlier or ${waits ? sql`false` : sql`f.priority > 0`})::int as turn
      from free f
    ), page as (
      select p.*, ${page.key} as key from placed p where ${page.from} order by ${page.order} limit ${page.limit}
    )
    select p.person, p.priority, p.waiting_reason as "waitingReason", p.earlier, p.own, p.key, u.reasons
    from page p
    left join unmatched u on u.programme_id = ${programme} and u.round_id = ${round} and u.application_id = p.application
    order by ${page.order}`.execute(ctx.db);
  const cut = page.cut(rows);
  const people = await peopleOfRound(ctx, input, { people: cut.rows.map(({ person }) => person) });
  const told = toldTo(input.viewer);
  return {
    ...cut,
    rows: cut.rows.flatMap(({ person, reasons, ...standing }) => {
      const who = people.get(person);
      if (!who) return [];
      const turns = turnsOf(state, standing);
      return [{ who, turns, reasons: reasons && told.unmatched(person, reasons) }];
    }),
  };
}
