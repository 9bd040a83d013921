import { sql } from 'kysely';
import type { UnmatchedReason } from '#matching';
import { ownLeaver } from '../../applications/index.ts';
import { byKey, countUpTo } from '../../../db/byKey.ts';
import type { KeyPart } from '../../../db/byKey.ts';
import type { Cut, Place } from '../../../lib/placeInList.ts';
import type { Ctx } from '../../ctx.ts';
import { IN_NAME_ORDER, isFound } from '../../people/index.ts';
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
  count: number;
  countries: string[];
}

/** Those of a round who have no partner: some of them, in an order. */
export interface UnplacedAsked {
  programme: number;
  round: number;
  /** Once partners are introduced those who wait, before it those who are confirmed and in no proposal. */
  state: 'confirmed' | 'waiting';
  country?: string | undefined;
  /** Read by `isFound`. */
  search?: string | undefined;
}

/** The orders of the list: people with precedence first, then who has waited longest or applied first; or by name. */
export const UNPLACED_SORTS = ['turn', 'name'] as const;

export interface UnplacedSort {
  by: (typeof UNPLACED_SORTS)[number];
  way: 'rising' | 'falling';
}

/** All without a partner, as a query with the columns of `applying`; consents are not looked at yet. */
const unproposedOf = (now: Date, { programme, round, state }: UnplacedAsked) => sql`
  select e.* from (${applying(now, { programme, round, state })}) e
  where not exists (select from proposal_member m
    where m.programme_id = ${programme} and m.round_id = ${round} and m.application_id = e.application)`;

/** The condition that a row `e` of them is asked for. */
const isAsked = ({ programme, country, search }: UnplacedAsked) => sql`(
      ${country ? sql`e.country = ${country}` : sql`true`}
      and ${search ? sql`exists (select from person where person.programme_id = ${programme} and person.id = e.person and ${isFound(programme, search, true)})` : sql`true`})`;

/** Tables for a query to begin with: `placed` has all that are asked for, each with its turn. */
export function placedIn(now: Date, input: UnplacedAsked) {
  const waits = input.state === 'waiting';
  const unproposed = sql`select person from unproposed`;
  return sql`unproposed as materialized (${unproposedOf(now, input)}), earlier as materialized (${owedFirst(input, unproposed)}),
    own as materialized (${waits ? ownLeaver(input, unproposed) : sql`select null::bigint as person where false`}),
    free as (
      select e.*, e.person in (select person from earlier) as earlier, e.person in (select person from own) as own
      from unproposed e where ${isAsked(input)} and ${consented(input.programme)}
    ), placed as (
      select f.*, 2 - ${waits ? sql`(f.waiting_reason is distinct from 'partnerLeft' or not f.own)::int` : sql`0`}
          - (f.earlier or ${waits ? sql`false` : sql`f.priority > 0`})::int as turn
      from free f
    )`;
}

/** The applications of all that are asked for, `most` at most. */
export async function unplacedFound(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: UnplacedAsked,
  most: number,
): Promise<number[]> {
  const { rows } = await sql<{ application: number }>`
    select e.application from (${unproposedOf(ctx.clock.now(), input)}) e
    where ${isAsked(input)} and ${consented(input.programme)} order by e.application limit ${most}`.execute(
    ctx.db,
  );
  return rows.map(({ application }) => application);
}

/** One page of those without a partner, how many they are, by `countUpTo`, and the countries of all of them; none of an empty page. */
export async function listUnplaced(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: UnplacedAsked & {
    viewer: number | null;
    sorted?: UnplacedSort;
    size?: number;
  },
  place?: Place,
): Promise<Cut<Unplaced> & { count: number; countries: string[] }> {
  const { programme, round, state, sorted = { by: 'turn', way: 'rising' }, size = MATCHING_PAGE } = input;
  const page = byKey(unplacedKey(input, sorted.by), sorted.way, size, place);
  const { rows } = await sql<Row>`
    with ${placedIn(ctx.clock.now(), input)}, page as (
      select p.*, ${page.key} as key from placed p where ${page.from} order by ${page.order} limit ${page.limit}
    )
    select ${countUpTo(sql`select from free`)} as count,
      (select array_agg(distinct country) filter (where country is not null) from unproposed) as countries, p.person, p.priority, p.waiting_reason as "waitingReason", p.earlier, p.own, p.key, u.reasons
    from page p
    left join unmatched u on u.programme_id = ${programme} and u.round_id = ${round} and u.application_id = p.application
    order by ${page.order}`.execute(ctx.db);
  const cut = page.cut(rows);
  const people = await peopleOfRound(ctx, input, { people: cut.rows.map(({ person }) => person) });
  const told = toldTo(input.viewer);
  return {
    ...cut,
    count: rows[0]?.count ?? 0,
    countries: rows[0]?.countries ?? [],
    rows: cut.rows.flatMap(({ person, reasons, ...standing }) => {
      const who = people.get(person);
      if (!who) return [];
      const turns = turnsOf(state, standing);
      return [{ who, turns, reasons: reasons && told.unmatched(person, reasons) }];
    }),
  };
}

/** The key of an order of rows `p` of `placed`. */
export function unplacedKey({ programme, state }: UnplacedAsked, by: UnplacedSort['by']): readonly KeyPart[] {
  const name = (application: ReturnType<typeof sql>) => sql`(select ${IN_NAME_ORDER} from application a
    join person on person.programme_id = a.programme_id and person.id = a.person_id
    where a.programme_id = ${programme} and a.id = ${application})`;
  const application = { number: sql`p.application` };
  if (by === 'name') return [{ text: name(sql`p.application`), ofRow: name }, application];
  return [
    { number: sql`p.turn` },
    ...(state === 'waiting' ? [{ time: sql`p.since` }] : []),
    { time: sql`p.came` },
    application,
  ];
}

/** Why one person has no partner, as the last run left it; null where none looked at them, or they have one. `viewer` is not told who ruled them out. */
export async function whyUnplaced(
  ctx: Pick<Ctx, 'db'>,
  input: { programme: number; round: number; application: number; person: number; viewer: number | null },
): Promise<UnmatchedReason | null> {
  const { rows } = await sql<{ reasons: UnmatchedReason }>`
    select reasons from unmatched where programme_id = ${input.programme} and round_id = ${input.round}
      and application_id = ${input.application}`.execute(ctx.db);
  return rows[0] ? toldTo(input.viewer).unmatched(input.person, rows[0].reasons) : null;
}
