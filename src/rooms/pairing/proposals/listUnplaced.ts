import { sql } from 'kysely';
import type { UnmatchedReason } from '#matching';
import { countUpTo } from '../../../db/byKey.ts';
import type { Cut, Place } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import { turnsOf } from '../pool/precedence.ts';
import type { Standing, Turn } from '../pool/precedence.ts';
import { MATCHING_PAGE } from '../queries.ts';
import type { Who } from '../queries.ts';
import { toldTo } from '../toldTo.ts';
import { freeOf, searchedIn } from './free.ts';
import type { UnplacedAsked } from './free.ts';
import { placedPage } from './placed.ts';
import type { UnplacedSort } from './placed.ts';

export interface Unplaced {
  who: Who;
  /** Null when no run has looked at this person yet. */
  reasons: UnmatchedReason | null;
  turns: readonly Turn[];
}

interface Row extends Standing, Omit<Who, 'state'> {
  reasons: UnmatchedReason | null;
  key: string;
  count: number | null;
  countries: string[];
}

/** The applications of all people asked for, at most `most`. */
export async function unplacedFound(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  asked: UnplacedAsked,
  most: number,
): Promise<number[]> {
  const input = await searchedIn(ctx, asked);
  const { rows } = await sql<{ application: number }>`
    select application from (${freeOf(ctx.clock.now(), input)}) e order by application limit ${most}`.execute(
    ctx.db,
  );
  return rows.map(({ application }) => application);
}

/**
 * One page of people without a partner, and how many there are by `countUpTo` (null: too many to count). Also the countries of all people
 * who are confirmed or wait, with or without a proposal; none for an empty page.
 */
export async function listUnplaced(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  asked: UnplacedAsked & {
    viewer: number | null;
    sorted?: UnplacedSort;
    size?: number;
  },
  place?: Place,
): Promise<Cut<Unplaced> & { count: number | null; countries: string[] }> {
  const input = await searchedIn(ctx, asked);
  const { programme, round, state, sorted = { by: 'turn', way: 'rising' }, size = MATCHING_PAGE } = input;
  const now = ctx.clock.now();
  // A few people are found once, for both the page and their number.
  const free = input.isFew ? sql`select * from free` : freeOf(now, input);
  const { query, page } = placedPage(now, input, sorted, size, place, free);
  const { rows } = await sql<Row>`
    with ${input.isFew ? sql`free as materialized (${freeOf(now, input)}),` : sql``}
    page as materialized (select row_number() over () as nth, p.* from (${query}) p)
    select ${input.isFew ? countUpTo(free) : sql`null`} as count,
      array(select h.country from head_count h where h.programme_id = ${programme} and h.round_id = ${round} and h.standing = ${state}
        and h.country is not null group by h.country having sum(h.people) > 0 order by 1) as countries,
      p.application, p.person, x.name, p.country, p.zone, p.locale, p.priority, p.waiting_reason as "waitingReason", p.earlier, p.own, p.key, u.reasons
    from page p join person x on x.programme_id = ${programme} and x.id = p.person
    left join unmatched u on u.programme_id = ${programme} and u.round_id = ${round} and u.application_id = p.application
    order by p.nth`.execute(ctx.db);
  const cut = page.cut(rows);
  const told = toldTo(input.viewer);
  return {
    ...cut,
    count: rows[0] ? rows[0].count : input.isFew ? 0 : null,
    countries: rows[0]?.countries ?? [],
    rows: cut.rows.map(({ reasons, application, person, name, country, zone, locale, ...standing }) => ({
      who: { application, person, name, country, zone, locale, state },
      turns: turnsOf(state, standing),
      reasons: reasons && told.unmatched(person, reasons),
    })),
  };
}

/**
 * Why the last run left somebody without a partner. Null if no run looked at them, or they have one. Hides from `viewer` who ruled them
 * out.
 */
export async function whyUnplaced(
  ctx: Pick<Ctx, 'db'>,
  input: { programme: number; round: number; application: number; person: number; viewer: number | null },
): Promise<UnmatchedReason | null> {
  const { rows } = await sql<{ reasons: UnmatchedReason }>`
    select reasons from unmatched where programme_id = ${input.programme} and round_id = ${input.round}
      and application_id = ${input.application}`.execute(ctx.db);
  return rows[0] ? toldTo(input.viewer).unmatched(input.person, rows[0].reasons) : null;
}
